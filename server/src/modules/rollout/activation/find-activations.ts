// Finding how far organizations are: the list, and one of them with its stages, readiness and earlier steps.
import { and, desc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { getOrganizationRef } from '../../organizations/module.ts'
import type { PlacementState, WaveStatus } from '../rollout.contract.ts'
import { placements, waves } from '../tables.ts'
import type { ActivationRecord, listActivations, readActivation, StageView } from './activation.contract.ts'
import { judgeReadiness } from './readiness.ts'
import { findReadinessFacts } from './readiness-facts.ts'
import { getStage, loadStages, nextStage, reachedStage, type Stage, type Standing } from './stages.ts'
import { activationSteps, activatedOrganizations as organizations } from './tables.ts'

const columns = {
  code: organizations.code,
  name: organizations.name,
  wave: sql<number | null>`${waves.number}`,
  waveStatus: sql<WaveStatus | null>`${waves.status}`,
  state: sql<PlacementState | null>`${placements.state}`,
  isActive: organizations.isActive,
  modules: organizations.modules,
  liveOn: organizations.liveOn,
  people: sql<number>`(select count(*) from membership m join person p on p.id = m.person_id and p.is_active
    where m.organization_id = ${organizations.id} and m.is_active)`.mapWith(Number),
  shares: sql<number>`(select count(*) from feature_share f
    where f.organization_id = ${organizations.id} and f.mode <> 'on')`.mapWith(Number),
}

const activationList = defineList({
  columns,
  from: sql`${organizations} left join ${placements} on ${placements.organizationId} = ${organizations.id}
    and ${placements.leftOn} is null left join ${waves} on ${waves.id} = ${placements.waveId}`,
  sortable: {
    code: organizations.code,
    name: organizations.name,
    liveOn: organizations.liveOn,
    wave: waves.number,
  },
  sort: 'code',
  tieBreaker: organizations.id,
})

export async function findActivations(
  scope: PlatformScope,
  { query }: Input<typeof listActivations>,
): Promise<Output<typeof listActivations>> {
  const { live } = query
  const stages = await loadStages(scope)
  const page = await activationList(
    scope.db,
    query,
    and(
      query.active === undefined ? undefined : eq(organizations.isActive, query.active),
      live === undefined ? undefined : live ? isNotNull(organizations.liveOn) : isNull(organizations.liveOn),
      query.wave === undefined ? undefined : eq(waves.number, query.wave),
      query.q
        ? or(ilike(organizations.code, contains(query.q)), ilike(organizations.name, contains(query.q)))
        : undefined,
    ),
  )
  return { ...page, items: page.items.map((row) => ({ ...row, stage: reachedStage(stages, row)?.name ?? null })) }
}

/** One organization; its readiness is for the stage that is asked for, or for the next one. */
export async function getActivation(
  scope: PlatformScope,
  { params, query }: Pick<Input<typeof readActivation>, 'params' | 'query'>,
): Promise<ActivationRecord> {
  const { id } = await getOrganizationRef(scope, params.code)
  const stages = await loadStages(scope)
  const [row] = await scope.db
    .select({
      ...columns,
      onboardedOn: organizations.onboardedOn,
      statusReason: organizations.statusReason,
      version: organizations.version,
    })
    .from(organizations)
    .leftJoin(placements, and(eq(placements.organizationId, organizations.id), isNull(placements.leftOn)))
    .leftJoin(waves, eq(waves.id, placements.waveId))
    .where(eq(organizations.id, id))
  if (!row) throw new Error(`organization ${id} vanished`)
  const target = query.stage === undefined ? stageToTake(stages, row) : getStage(stages, query.stage)
  return {
    ...row,
    stage: reachedStage(stages, row)?.name ?? null,
    stages: stageViews(stages, row),
    target: target?.key ?? null,
    readiness: target ? judgeReadiness(await findReadinessFacts(scope, id), target) : [],
    steps: await findSteps(scope, id, stages),
    canActivate: scope.actor.permissions.has('rollout.organization.activate'),
  }
}

/** The next stage; the last one where all are on and nobody has confirmed that the organization is live. */
function stageToTake(stages: readonly Stage[], standing: Standing & { liveOn: string | null }): Stage | undefined {
  const last = stages.at(-1)
  return nextStage(stages, standing) ?? (last?.goesLive && standing.liveOn === null ? last : undefined)
}

function stageViews(stages: readonly Stage[], standing: Standing): StageView[] {
  const reached = reachedStage(stages, standing)?.number ?? 0
  const next = nextStage(stages, standing)
  return stages.map(({ grantsAccess: _, ...stage }) => ({
    ...stage,
    state: stage.number <= reached ? 'on' : stage.number === next?.number ? 'next' : 'later',
  }))
}

/** Steps that an organization's page shows. */
const STEPS_SHOWN = 50

async function findSteps(scope: PlatformScope, id: number, stages: readonly Stage[]) {
  const rows = await scope.db
    .select()
    .from(activationSteps)
    .where(eq(activationSteps.organizationId, id))
    .orderBy(desc(activationSteps.actedAt), desc(activationSteps.id))
    .limit(STEPS_SHOWN)
  return rows.map((row) => ({
    action: row.action as 'activate' | 'deactivate',
    stage: stages.find(({ number }) => number === row.stage)?.name ?? null,
    reason: row.reason,
    modulesBefore: row.modulesBefore,
    modulesAfter: row.modulesAfter,
    passedOver: row.findings.flatMap(({ label, passedOver }) => (passedOver ? [{ label, reason: passedOver }] : [])),
    by: row.actedByName,
    at: row.actedAt,
  }))
}
