// How far newcomers are: totals, per organization, per wave, and where they stop; one statement over everybody.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { type Narrowing, narrowedTo, newcomers, stageCounts } from './newcomer-stages.ts'
import { NEXT_STEPS, type NextStep, type OnboardingReport, type StageCounts } from './report.contract.ts'

interface Group {
  kind: 'total' | 'organization' | 'wave' | 'next' | 'tour'
  code: string | null
  name: string | null
  wave: number | null
  next: NextStep | null
  step: number | null
  counts: StageCounts
  [column: string]: unknown
}

/** Figures of all newcomers that the narrowing lets through. */
export async function reportOnboarding(scope: PlatformScope, narrowing: Narrowing): Promise<OnboardingReport> {
  const { rows } = await scope.db.execute<Group>(sql`
    select case grouping(s.organization_code, s.wave, s.next, s.tour_step)
        when 15 then 'total' when 7 then 'organization' when 11 then 'wave' when 13 then 'next' else 'tour' end as kind,
      s.organization_code as code, s.organization_name as name, s.wave, s.next, s.tour_step as step, ${stageCounts} as counts
    from ${newcomers} where ${narrowedTo(narrowing)}
    group by grouping sets ((), (s.organization_code, s.organization_name), (s.wave), (s.next), (s.tour_step, s.tour_state))
    having grouping(s.tour_step) = 1 or (s.tour_step > 0 and s.tour_state <> 'done')
    order by s.organization_name nulls last, s.wave nulls last, s.tour_step`)
  const of = (kind: Group['kind']) => rows.filter((row) => row.kind === kind)
  const stops = new Map(of('next').map(({ next, counts }) => [next, counts.people]))
  return {
    asOf: scope.clock.now().toString(),
    totals: of('total')[0]?.counts ?? nobody,
    organizations: of('organization').map(({ code, name, counts }) => ({
      code,
      name: name ?? 'Staff of the platform',
      counts,
    })),
    waves: of('wave').map(({ wave, counts }) => ({ wave, counts })),
    stops: NEXT_STEPS.map((next) => ({ next, people: stops.get(next) ?? 0 })),
    tourStops: tourStops(of('tour')),
  }
}

/** Stopped and skipped at the same stop count together. */
function tourStops(groups: readonly Group[]): OnboardingReport['tourStops'] {
  const people = new Map<number, number>()
  for (const { step, counts } of groups) people.set(step ?? 0, (people.get(step ?? 0) ?? 0) + counts.people)
  return [...people].map(([step, count]) => ({ step, people: count }))
}

const nobody: StageCounts = {
  ...{ people: 0, invited: 0, delivered: 0, bounced: 0, opened: 0 },
  ...{ signedIn: 0, profileDone: 0, tourDone: 0, checklistDone: 0 },
}
