// What a report says, made from the same facts as the control room.
import { addBusinessDays, countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { formatDate, formatInstant, today as todayIn } from '../../../platform/calendar/manila.ts'
import { PLACEMENT_STATE_WORDS, SEVERITY_WORDS } from '../rollout.contract.ts'
import { type Standing, waveFigures } from './control-room.ts'
import { ageWords, overdueMilestones } from './exceptions.ts'
import { onboardedDays } from './progress-lines.ts'
import { REPORT_KIND_WORDS, type ReportContent, type ReportItem, type ReportKind } from './report.contract.ts'
import type { UserFigures } from './user-figures.ts'
import type { BlockerFact, GateFact, MilestoneFact, WatchFacts } from './watch-facts.ts'

/** How many working days ahead each report looks. */
const AHEAD: Readonly<Record<ReportKind, number>> = { daily: 3, weekly: 10 }

export interface ReportInput {
  kind: ReportKind
  standing: Standing
  users: readonly UserFigures[]
  since: Temporal.Instant
  /** The last day whose finished milestones are told: of a day that is not over, the next report tells. */
  doneUntil: string
}

/** Everything that the report says. */
export function reportContent(input: ReportInput): ReportContent {
  const { kind, standing, users, since } = input
  const { facts, forecasted, today, now } = standing
  const { forecast } = forecasted
  return {
    ...{ kind, day: today, since: since.toString(), asOf: now.toString(), forecast },
    title: `${REPORT_KIND_WORDS[kind]} of ${formatDate(today)}`,
    summary: summaryOf(standing),
    figures: figuresOf(standing, users),
    sections: sectionsOf(input),
    waves: facts.waves.map((wave) => {
      const { health, end, ...figures } = waveFigures(wave, standing)
      const { number, name, status, organizations, onboarded, milestones, milestonesDone, plannedEnd } = figures
      const counted = { organizations, onboarded, milestones, milestonesDone }
      return {
        number,
        name,
        status,
        ...counted,
        health: health?.score ?? null,
        plannedEnd,
        likelyEnd: end?.likely ?? null,
      }
    }),
  }
}

function summaryOf({ facts, forecasted, today }: Standing): string {
  const done = onboardedDays(facts).size
  const active = facts.waves.filter(({ status }) => status === 'active').map(({ number }) => number)
  const overdue = overdueMilestones(facts, today).length
  const critical = openBlockers(facts).filter(({ severity }) => severity === 'critical').length
  const waves = active.length === 0 ? 'no wave is under way' : `${wavesWords(active)} under way`
  const { end } = forecasted.forecast
  const late = `${overdue} overdue ${overdue === 1 ? 'milestone' : 'milestones'}, ${critical} critical ${critical === 1 ? 'blocker' : 'blockers'}`
  const likely = end ? ` Likely end: ${formatDate(end.likely)}.` : ''
  return `${done} of ${facts.organizations} organizations onboarded, ${waves}; ${late}.${likely}`
}

/** `wave 2`, `waves 2, 3 and 4`. */
function wavesWords(numbers: readonly number[]): string {
  const [last = '', ...before] = numbers.toReversed()
  return before.length === 0 ? `wave ${last}` : `waves ${before.toReversed().join(', ')} and ${last}`
}

function figuresOf(standing: Standing, users: readonly UserFigures[]): ReportContent['figures'] {
  const { facts, forecasted, today } = standing
  const all = users.find(({ waveId }) => waveId === null)
  const open = openBlockers(facts)
  const critical = open.filter(({ severity }) => severity === 'critical').length
  const done = facts.milestones.filter(({ doneOn }) => doneOn !== null).length
  const { end, plannedEnd } = forecasted.forecast
  const range = end && plannedEnd && `between ${formatDate(end.early)} and ${formatDate(end.late)}`
  return [
    figure(
      'Organizations onboarded',
      `${onboardedDays(facts).size} of ${facts.organizations}`,
      'as the waves record it',
    ),
    figure(
      'Users active',
      all ? `${all.active} of ${all.members}` : 'no data',
      `signed in within 30 days; ${all?.invited ?? 0} invited`,
    ),
    figure('Open blockers', String(open.length), `${critical} critical`),
    figure('Milestones', `${done} of ${facts.milestones.length}`, `${overdueMilestones(facts, today).length} overdue`),
    lowestHealth(standing),
    figure('Likely end', end ? formatDate(end.likely) : 'no data', range ?? 'no wave is planned'),
  ]
}

function lowestHealth(standing: Standing) {
  const begun = standing.facts.waves
    .filter(({ status }) => status === 'active' || status === 'paused')
    .flatMap((wave) => {
      const { health, number, name } = waveFigures(wave, standing)
      return health ? [{ score: health.score, words: `wave ${number}, ${name}` }] : []
    })
    .toSorted((a, b) => a.score - b.score)
  const [worst] = begun
  return figure('Lowest health', worst ? `${worst.score} of 100` : 'no data', worst?.words ?? 'no wave is under way')
}

function figure(label: string, value: string, note: string) {
  return { label, value, note }
}

function sectionsOf(input: ReportInput): ReportContent['sections'] {
  const { kind, standing, since } = input
  const { facts, calendar, today, now } = standing
  const until = addBusinessDays(calendar, today, AHEAD[kind])
  const overdue = overdueMilestones(facts, today)
  const isRunning = waveFilter(facts, ['planned', 'active'])
  const next = facts.milestones.filter(
    (one) => one.doneOn === null && one.dueOn >= today && one.dueOn <= until && isRunning(one),
  )
  const grave = (['critical', 'high'] as const).flatMap((of) =>
    openBlockers(facts).filter(({ severity }) => severity === of),
  )
  return [
    {
      ...{ name: 'done', title: `Done since ${formatInstant(since)}`, items: doneItems(input) },
      none: 'Nothing was reported as done.',
    },
    {
      ...{ name: 'due', title: `Due until ${formatDate(until)}`, items: next.map((one) => dueItem(one, standing)) },
      none: `No milestone is due in the next ${AHEAD[kind]} working days.`,
    },
    {
      ...{ name: 'overdue', title: 'Overdue', items: overdue.map((one) => dueItem(one, standing)) },
      none: 'No milestone is overdue.',
    },
    {
      ...{
        name: 'blockers',
        title: 'Critical and high blockers',
        items: grave.map((one) => blockerItem(one, { facts, now })),
      },
      none: 'No critical or high blocker is open.',
    },
    {
      ...{ name: 'decisions', title: 'Decisions', items: facts.gates.map((gate) => gateItem(gate)) },
      none: 'No gate waits, and none was decided.',
    },
  ]
}

function doneItems({ standing, since, doneUntil }: ReportInput): ReportItem[] {
  const { facts } = standing
  const from = todayIn(since)
  const isSince = (instant: string) => Temporal.Instant.compare(Temporal.Instant.from(instant), since) > 0
  const milestones = facts.milestones.filter(({ doneOn }) => doneOn !== null && doneOn >= from && doneOn <= doneUntil)
  const moved = facts.placements.filter(({ state, since: at }) => state !== 'pending' && isSince(at))
  const resolved = facts.blockers.filter(({ resolvedAt }) => resolvedAt !== null && isSince(resolvedAt))
  return [
    ...milestones.map((one) => ({
      title: `${one.title}, ${placeWords(facts, one)}`,
      detail: `Reached on ${formatDate(one.doneOn ?? '')}, ${againstPlan(one, standing)}`,
    })),
    ...moved.map((one) => ({
      title: `${one.code}: ${PLACEMENT_STATE_WORDS[one.state].toLowerCase()}`,
      detail: `${capital(placeWords(facts, one))}, since ${formatInstant(one.since)}`,
    })),
    ...resolved.map((one) => ({
      title: `Blocker resolved: ${one.title}`,
      detail: `${capital(placeWords(facts, one))}. ${one.resolution}`.slice(0, 400),
    })),
  ]
}

function againstPlan({ baselineOn, doneOn }: MilestoneFact, { calendar }: Standing): string {
  const days = countBusinessDays(calendar, baselineOn, doneOn ?? baselineOn)
  if (days === 0) return 'as planned'
  const words = `${Math.abs(days)} working ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days > 0 ? `${words} after the plan` : `${words} before the plan`
}

function dueItem(milestone: MilestoneFact, { facts, today }: Standing): ReportItem {
  const { title, dueOn, owner } = milestone
  const when =
    dueOn < today
      ? `Was due on ${formatDate(dueOn)}`
      : dueOn === today
        ? 'Is due today'
        : `Is due on ${formatDate(dueOn)}`
  return { title: `${title}, ${placeWords(facts, milestone)}`, detail: `${when}, ${ownerWords(owner)}` }
}

function blockerItem(blocker: BlockerFact, { facts, now }: { facts: WatchFacts; now: Temporal.Instant }): ReportItem {
  const { severity, title, code, owner, openedAt, escalatedAt } = blocker
  const place = code ? `${code}, ${placeWords(facts, blocker)}` : placeWords(facts, blocker)
  const state = escalatedAt ? ', escalated' : ''
  return {
    title: `${SEVERITY_WORDS[severity]}: ${title}`,
    detail: `${capital(place)}, open for ${ageWords(openedAt, now)}${state}, ${ownerWords(owner)}`,
  }
}

const DECISION_WORDS = { go: 'Go', conditional_go: 'Conditional go', no_go: 'No go' } as const

function gateItem({ wave, code, status, decision, createdAt, decidedAt }: GateFact): ReportItem {
  const title = wave === null ? `Sign-off of ${code}` : `Gate of wave ${wave}`
  if (decision && decidedAt && status === 'decided')
    return { title: `${title}: ${DECISION_WORDS[decision]}`, detail: `Decided ${formatInstant(decidedAt)}` }
  const waits = status === 'signed' ? 'waits for the second signature' : 'waits for a decision'
  return { title: `${title} ${waits}`, detail: `Opened ${formatInstant(createdAt)}` }
}

function openBlockers({ blockers }: WatchFacts): BlockerFact[] {
  return blockers.filter(({ resolvedAt }) => resolvedAt === null)
}

function waveFilter({ waves }: WatchFacts, statuses: readonly string[]): (of: { waveId: string }) => boolean {
  const ids = new Set(waves.filter(({ status }) => statuses.includes(status)).map(({ id }) => id))
  return ({ waveId }) => ids.has(waveId)
}

function placeWords({ waves }: WatchFacts, { waveId }: { waveId: string }): string {
  return `wave ${waves.find(({ id }) => id === waveId)?.number ?? ''}`
}

function ownerWords(owner: string | null): string {
  return owner ? `with ${owner}` : 'nobody owns it'
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
