// What the physical report (BAR No. 1) and the physical plan say, in the order of the form.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { ppas } from '../tables.ts'
import { fail } from './errors.ts'
import {
  AGGREGATION_WORDS,
  type PhysicalFact,
  type PhysicalFacts,
  type PhysicalProgram,
  type readPhysicalFacts,
  type readRollUp,
} from './indicators.contract.ts'
import { measureIndicators, quarterReached } from './physical-figures.ts'
import { presentYear } from './ppas.ts'
import { joinQuarters } from './quarters.ts'

type ProgramRow = {
  id: string
  parentId: string | null
  code: string
  title: string
  kind: string
  costStructure: string
  outcome: string
  isActive: boolean
  level: number
} & Record<string, unknown>

/**
 * Targets and accomplishments of every program of a year up to a quarter. Part A holds operations by outcome (its own, or
 * that of the nearest program above); Part B the major programs and projects: projects, and what supports operations.
 * Which programs are "major" is a decision of the ministry, to be confirmed.
 */
export async function physicalFacts(
  scope: OrganizationScope,
  { year, quarter }: { year: number; quarter: 1 | 2 | 3 | 4 },
): Promise<PhysicalFacts> {
  const [programs, facts] = await Promise.all([findPrograms(scope), findFacts(scope, { year, quarter })])
  const byProgram = Map.groupBy(facts, ({ ppaId }) => ppaId)
  const withFacts = (row: ProgramRow): PhysicalProgram => {
    const { id, code, title, level } = row
    return { ppaId: id, code, title, level, indicators: byProgram.get(id) ?? [] }
  }
  const reported = programs.filter(({ id }) => byProgram.has(id))
  const partA = reported.filter(({ costStructure, kind }) => costStructure === 'operations' && kind !== 'project')
  const outcomes = Map.groupBy(partA, ({ outcome }) => outcome)
  return {
    year,
    quarter,
    partA: [...outcomes].map(([outcome, rows]) => ({ outcome, programs: rows.map(withFacts) })),
    partB: reported.filter((row) => !partA.includes(row)).map(withFacts),
    withoutTargets: programs
      .filter(({ id, isActive }) => isActive && !byProgram.get(id)?.some(({ targets }) => targets.some(Boolean)))
      .map(({ id, code, title }) => ({ id, code, title })),
  }
}

/** As an endpoint: the present year and quarter unless given. */
export function getPhysicalFacts(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof readPhysicalFacts>, 'query'>,
): Promise<PhysicalFacts> {
  const { year = presentYear(scope) } = query
  const quarter = (query.quarter ?? quarterReached(scope, year)) as 1 | 2 | 3 | 4
  return physicalFacts(scope, { year, quarter })
}

/** Indicators in use, and those no longer in use that have figures of the year. */
async function findFacts(scope: OrganizationScope, period: { year: number; quarter: number }): Promise<PhysicalFact[]> {
  const found = await measureIndicators(
    scope,
    period,
    sql`((i.is_active and p.is_active) or t.id is not null or r.reached is not null)`,
  )
  return found.map(({ targetVersion: _version, ppaIsActive: _active, ...fact }) => fact)
}

/** All programs in the order of their tree; an outcome counts for what stands below it. */
async function findPrograms(scope: OrganizationScope): Promise<ProgramRow[]> {
  const of = scope.organization.id
  const { rows } = await scope.db.execute<ProgramRow>(sql`
    with recursive branch as (
      select p.id, p.outcome, 0 as level, array[p.code] as path from ${ppas} p
       where p.organization_id = ${of} and p.parent_id is null
      union all
      select p.id, coalesce(nullif(p.outcome, ''), b.outcome), b.level + 1, b.path || p.code
        from ${ppas} p join branch b on p.parent_id = b.id where p.organization_id = ${of})
    select p.id, p.parent_id as "parentId", p.code, p.title, p.kind, p.cost_structure as "costStructure", b.outcome,
           p.is_active as "isActive", b.level
      from branch b join ${ppas} p on p.organization_id = ${of} and p.id = b.id
     order by b.path`)
  return rows
}

type Countable = Pick<PhysicalFact, 'title' | 'aggregation' | 'targets' | 'accomplishments'>

/** Several indicators quarter by quarter. Only counts have a sum: fails with budget.roll_up.not_additive for the rest. */
function rollUp(facts: readonly Countable[]) {
  const odd = facts.find(({ aggregation }) => aggregation !== 'sum')
  if (odd) fail('budget.roll_up.not_additive', { title: odd.title, how: AGGREGATION_WORDS[odd.aggregation] })
  const over = (pick: 'targets' | 'accomplishments') =>
    [0, 1, 2, 3].map((at) => {
      const counts = facts.map((fact) => fact[pick][at] ?? null)
      return joinQuarters('sum', counts)
    })
  const [targets, accomplishments] = [over('targets'), over('accomplishments')]
  return {
    ...{ targets, accomplishments },
    targetTotal: joinQuarters('sum', targets),
    accomplishedTotal: joinQuarters('sum', accomplishments),
  }
}

/** One indicator over all programs that count the same. Fails with budget.indicator.not_found and as `rollUp`. */
export async function getRollUp(
  scope: OrganizationScope,
  { params, query }: Pick<Input<typeof readRollUp>, 'params' | 'query'>,
): Promise<Output<typeof readRollUp>> {
  const year = query.year ?? presentYear(scope)
  const facts = await measureIndicators(
    scope,
    { year, quarter: quarterReached(scope, year) },
    sql`(i.kind, lower(i.title), lower(i.unit)) = (select o.kind, lower(o.title), lower(o.unit) from performance_indicator o
          where o.organization_id = i.organization_id and o.id = ${params.id})`,
  )
  if (facts.length === 0) return fail('budget.indicator.not_found')
  return { year, programs: facts.length, ...rollUp(facts) }
}
