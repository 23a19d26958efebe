// What BMMS knows about organizations on their way in: people, ways in, sign-ins, plans, trainings.
import { sql } from 'drizzle-orm'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { latestMeasures } from '../measures/find-measures.ts'
import {
  FACT_RULES,
  FACTS,
  type FactName,
  type FactView,
  SIGNED_IN_PERCENT,
  type ThreeValued,
  TRAINED_PERCENT,
} from './facts.contract.ts'
import type { Facts } from './state-rules.ts'

/** Whose facts: an organization in a wave. */
export interface Placed {
  organizationId: number
  waveId: string
}

interface Counts extends Record<string, unknown> {
  organizationId: number
  people: number
  administrators: number
  withAccess: number
  signedIn: number
  plans: number
  trainingsDated: number
}

/** Facts of organizations by id, with two statements. In an organization's scope it sees its own only. */
export async function readFacts(scope: { db: Db }, placed: readonly Placed[]): Promise<Map<number, FactView[]>> {
  if (placed.length === 0) return new Map()
  const counts = await countFacts(scope, placed)
  const organizationIds = placed.map(({ organizationId }) => organizationId)
  const measured = await latestMeasures(scope, { organizationIds })
  return new Map(
    counts.map((found) => {
      const training = measured.find(
        ({ criterion, organizationId }) =>
          criterion === 'training_completion' && organizationId === found.organizationId,
      )
      const seen = { ...judged(found), trained: trained(training) }
      return [found.organizationId, FACTS.map((name) => ({ name, ...FACT_RULES[name], ...seen[name] }))]
    }),
  )
}

/** The facts as the rules of states take them. */
export function valuesOf(facts: readonly FactView[]): Facts {
  return Object.fromEntries(facts.map(({ name, met }) => [name, met])) as unknown as Facts
}

type Finding = Pick<FactView, 'met' | 'found'>

function judged(found: Counts): Record<Exclude<FactName, 'trained'>, Finding> {
  const { people, administrators, withAccess, signedIn, plans, trainingsDated } = found
  const nobody: Finding = { met: 'no', found: 'Nobody is a member yet' }
  const ofPeople = (part: number) =>
    `${part} of ${people} ${people === 1 ? 'person' : 'people'} (${shareOf(part, people)}%)`
  return {
    administrator: finding(administrators > 0, counted(administrators, 'administrator')),
    people: finding(people > 1, people === 1 ? '1 person' : `${people} people`),
    trainings_dated: finding(trainingsDated === 2, `${trainingsDated} of 2 trainings`),
    access: people === 0 ? nobody : finding(withAccess === people, ofPeople(withAccess)),
    first_sign_in: people === 0 ? nobody : finding(signedIn > 0, ofPeople(signedIn)),
    signed_in: people === 0 ? nobody : finding(100 * signedIn >= SIGNED_IN_PERCENT * people, ofPeople(signedIn)),
    plans: finding(plans > 0, counted(plans, 'plan')),
  }
}

function trained(measure: { value: string; sampleSize: number | null; measuredOn: string } | undefined): Finding {
  if (!measure) return { met: 'unknown', found: 'No data: nobody has recorded it yet' }
  const of = measure.sampleSize === null ? '' : ` of ${measure.sampleSize} people`
  return finding(
    Number(measure.value) >= TRAINED_PERCENT,
    `${measure.value}%${of}, as of ${formatDate(measure.measuredOn)}`,
  )
}

function finding(isMet: boolean, found: string): Finding {
  return { met: (isMet ? 'yes' : 'no') satisfies ThreeValued, found }
}

/** Rounded down: rounding never meets a threshold. */
function shareOf(part: number, whole: number): number {
  return Math.floor((100 * part) / whole)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

async function countFacts({ db }: { db: Db }, placed: readonly Placed[]): Promise<Counts[]> {
  const organizations = sql.param(placed.map(({ organizationId }) => organizationId))
  const waveIds = sql.param(placed.map(({ waveId }) => waveId))
  const { rows } = await db.execute<Counts>(sql`
    with place as (select * from unnest(${organizations}::integer[], ${waveIds}::uuid[]) as p (organization_id, wave_id)),
    member as (
      select m.organization_id, m.person_id, 'admin' = any(m.roles) as is_administrator
        from membership m join person p on p.id = m.person_id and p.is_active
       where m.is_active and m.organization_id = any(${organizations}::integer[])),
    standing as (
      select s.person_id, s.has_password
        from bmms.account_standing((select array_agg(distinct person_id) from member)) s)
    select place.organization_id as "organizationId", who.*, coalesce(written.plans, 0) as plans,
           (select count(distinct t.kind)::int from rollout_milestone t where t.wave_id = place.wave_id
              and t.kind in ('admin_training', 'user_training') and t.status <> 'dropped') as "trainingsDated"
      from place
      left join bmms.count_plans(${organizations}::integer[]) written on written.organization_id = place.organization_id
      left join lateral (
        select count(*)::int as people, count(*) filter (where m.is_administrator)::int as administrators,
               count(*) filter (where s.has_password or o.invited_at is not null or came.in_once)::int as "withAccess",
               count(*) filter (where came.in_once)::int as "signedIn"
          from member m
          left join standing s on s.person_id = m.person_id
          left join onboarding o on o.person_id = m.person_id
          left join lateral (select o.first_signed_in_at is not null or exists (select from sign_in_event e
              where e.person_id = m.person_id and e.kind = 'signed_in') as in_once) came on true
         where m.organization_id = place.organization_id) who on true
     order by place.organization_id`)
  return rows
}
