// What the record says about each wave, its measures, risks and lessons.
import { asc, sql } from 'drizzle-orm'
import { countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { gateStanding } from '../gates/standing.ts'
import { OVERALL_WORDS } from '../gates/verdicts.contract.ts'
import { CRITERION, measureWords } from '../measures/criteria.contract.ts'
import { latestMeasures } from '../measures/find-measures.ts'
import { RISK_STATUS_WORDS } from '../risks/risks.contract.ts'
import { findPlaced } from '../waves.ts'
import { type CompletedWave, type CompletionContent, LESSON_WORDS } from './completion.contract.ts'
import { lessons } from './tables.ts'

type WaveFacts = Omit<CompletedWave, 'daysLate' | 'decision'> & { id: string }

/** Every wave with what was planned and what came of it, by number. */
export async function readWaves(scope: PlatformScope): Promise<(CompletedWave & { id: string })[]> {
  const { rows } = await scope.db.execute<WaveFacts & Record<string, unknown>>(sql`
    select w.id, w.number, w.name, w.status, w.baseline_starts_on::text as "plannedStart",
           w.baseline_ends_on::text as "plannedEnd", w.started_on::text as "actualStart", w.ended_on::text as "actualEnd",
           w.paused_days as "pausedDays", p.organizations, p.onboarded, m.milestones, m."milestonesOnTime", m."milestonesLate",
           b.blockers, b."openBlockers", b."medianHours", l.messages, l.letters
      from rollout_wave w
      cross join lateral (select count(*)::int as organizations,
          count(*) filter (where x.state = 'onboarding_complete')::int as onboarded
        from rollout_placement x where x.wave_id = w.id and x.left_on is null) p
      cross join lateral (select count(*)::int as milestones,
          count(*) filter (where x.status = 'done' and x.done_on <= x.baseline_on)::int as "milestonesOnTime",
          count(*) filter (where x.status = 'delayed' or x.done_on > x.baseline_on)::int as "milestonesLate"
        from rollout_milestone x where x.wave_id = w.id and x.status <> 'dropped') m
      cross join lateral (select count(*)::int as blockers, count(*) filter (where x.resolved_at is null)::int as "openBlockers",
          round(percentile_cont(0.5) within group (order by extract(epoch from x.resolved_at - x.opened_at) / 3600)
            filter (where x.resolved_at is not null))::int as "medianHours"
        from rollout_blocker x where x.wave_id = w.id) b
      cross join lateral (select count(distinct x.id)::int as messages, count(y.person_id)::int as letters
        from rollout_message x left join rollout_message_letter y on y.message_id = x.id
        where x.wave_id = w.id and x.status in ('sending', 'sent')) l
     order by w.number`)
  const late = await lateness(scope, rows)
  const gates = await gateStanding(
    scope,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const gate = gates.get(row.id)?.gate
    return { ...row, daysLate: late(row), decision: gate ? OVERALL_WORDS[gate.decision] : null }
  })
}

/** Working days between the planned end and the actual one. */
async function lateness(scope: PlatformScope, rows: readonly WaveFacts[]) {
  const days = rows.flatMap(({ plannedEnd, actualEnd }) => (actualEnd ? [plannedEnd, actualEnd] : [])).sort()
  const [from, to] = [days[0], days.at(-1)]
  const calendar = from && to ? await loadBusinessCalendar(scope, { from, to }) : null
  return ({ plannedEnd, actualEnd }: WaveFacts) =>
    calendar && actualEnd ? countBusinessDays(calendar, plannedEnd, actualEnd) : null
}

/** The newest figure of every criterion, for BMMS, waves and organizations. */
export async function readMeasures(
  scope: PlatformScope,
  waves: readonly { id: string; number: number }[],
): Promise<CompletionContent['measures']> {
  const placed = await findPlaced(scope)
  const found = await latestMeasures(scope, {
    organizationIds: placed.map(({ organizationId }) => organizationId),
    waveIds: waves.map(({ id }) => id),
    platform: true,
  })
  const subjectOf = ({ organizationId, waveId }: (typeof found)[number]) => {
    if (organizationId !== null) return placed.find((one) => one.organizationId === organizationId)?.code ?? ''
    return waveId === null ? 'BMMS' : `Wave ${waves.find(({ id }) => id === waveId)?.number}`
  }
  return found.map((measure) => ({
    criterion: CRITERION[measure.criterion].label,
    subject: subjectOf(measure),
    value: measureWords(measure.value, measure.unit),
    measuredOn: measure.measuredOn,
    source: measure.source,
  }))
}

export async function readRisks(scope: PlatformScope): Promise<CompletionContent['risks']> {
  const { rows } = await scope.db.execute<CompletionContent['risks'][number] & Record<string, unknown>>(sql`
    select number, title, probability * impact as score, status, status_reason as outcome from rollout_risk
     order by score desc, number limit 200`)
  return rows.map((risk) => ({ ...risk, status: RISK_STATUS_WORDS[risk.status as keyof typeof RISK_STATUS_WORDS] }))
}

export async function readLessons(
  scope: PlatformScope,
  waves: readonly { id: string; number: number }[],
): Promise<CompletionContent['lessons']> {
  const rows = await scope.db.select().from(lessons).orderBy(asc(lessons.saidAt), asc(lessons.id)).limit(500)
  return rows.map(({ waveId, kind, lesson, action }) => ({
    wave: waves.find(({ id }) => id === waveId)?.number ?? null,
    kind: LESSON_WORDS[kind as keyof typeof LESSON_WORDS],
    lesson,
    action,
  }))
}
