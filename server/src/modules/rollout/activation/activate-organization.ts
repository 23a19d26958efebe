// Switching an organization's stages on, one after the other, and taking them back.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { ACCESS } from '../../../platform/access/policy.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { changeStanding, holdStanding } from '../../organizations/module.ts'
import { PLACEMENT_STATES } from '../rollout.contract.ts'
import { placements } from '../tables.ts'
import type { ActivationRecord, activate, deactivate, Finding } from './activation.contract.ts'
import { tellMembers } from './activation-topic.ts'
import { fail } from './errors.ts'
import { getActivation } from './find-activations.ts'
import { judgeReadiness } from './readiness.ts'
import { findReadinessFacts } from './readiness-facts.ts'
import { getStage, loadStages, modulesUpTo, nextStage, reachedStage, type Stage } from './stages.ts'
import { activationSteps, featureShares } from './tables.ts'

type Held = Awaited<ReturnType<typeof holdStanding>>

/**
 * Switches a stage on. Fails when another comes first, when it is on already, or when the readiness check finds something
 * missing that is hard, or soft and not passed over with a reason.
 */
export async function activateStage(
  scope: PlatformScope,
  { params, body }: { params: { code: string }; body: ActivationAsked },
): Promise<ActivationRecord> {
  const held = await holdStanding(scope, params.code, body.version)
  const stages = await loadStages(scope)
  const stage = body.stage === undefined ? nextOrLast(stages, held) : getStage(stages, body.stage)
  requireTurn(stages, { held, stage })
  const readiness = judgeReadiness(await findReadinessFacts(scope, held.id), stage)
  const findings = requireReady(readiness, { held, stage, passOver: body.passOver ?? [] })
  const modules = [...new Set([...held.modules, ...modulesUpTo(stages, stage)])]
  await switchOn(scope, { held, stage, modules, reason: body.reason })
  await note(scope, { held, action: 'activate', stage, reason: body.reason, findings, modules })
  const what = stage.modules.length === 0 ? 'is open' : `now has ${stage.name}`
  await tellMembers(scope, {
    ...{ organization: held, roles: stage.roles, title: `${held.code} ${what} in BMMS`, text: stage.description },
  })
  return getActivation(scope, { params: { code: held.code }, query: {} })
}

export interface ActivationAsked {
  version?: number
  /** Key; without one the next stage. */
  stage?: string | undefined
  reason: string
  passOver?: Input<typeof activate>['body']['passOver']
}

function nextOrLast(stages: readonly Stage[], held: Held): Stage {
  const stage = nextStage(stages, held) ?? stages.at(-1)
  return stage ?? fail('rollout.activation.stage_unknown', { stage: 'next', stages: '' })
}

/** Stages that are on already can be confirmed as long as that makes the organization live. */
function requireTurn(stages: readonly Stage[], { held, stage }: { held: Held; stage: Stage }): void {
  const next = nextStage(stages, held)
  const isOn = !next || stage.number < next.number
  const { code } = held
  if (isOn && !(stage.goesLive && held.liveOn === null))
    fail('rollout.activation.nothing_to_do', { code, stage: stage.name })
  if (!isOn && stage !== next) fail('rollout.activation.out_of_order', { code, next: next.name, stage: stage.name })
}

interface Demanded {
  held: Held
  stage: Stage
  passOver: readonly { item: string; reason: string }[]
}

function requireReady(readiness: readonly Finding[], { held, stage, passOver }: Demanded): Finding[] {
  const findings = readiness.map((finding) => {
    const passed = passOver.find(({ item }) => item === finding.item)
    if (!passed) return finding
    if (finding.verdict === 'yes') return fail('rollout.activation.not_missing', { item: finding.label })
    if (finding.weight === 'hard') return fail('rollout.activation.hard_item', { item: finding.label })
    return { ...finding, passedOver: passed.reason }
  })
  const missing = findings.filter(({ verdict, passedOver }) => verdict !== 'yes' && passedOver === '')
  if (missing.length === 0) return findings
  const words = missing.map(({ label, evidence }) => `${label}: ${lowerFirst(evidence)}.`).join(' ')
  return fail(
    'rollout.activation.not_ready',
    { code: held.code, stage: stage.name, missing: words },
    { extra: { current: { missing } } },
  )
}

interface Switching {
  held: Held
  stage: Stage
  modules: string[]
  reason: string
}

async function switchOn(scope: PlatformScope, { held, stage, modules, reason }: Switching): Promise<void> {
  const now = today(scope.clock.now())
  const goesLive = stage.goesLive && held.liveOn === null
  await changeStanding(scope, held.id, {
    isActive: true,
    modules,
    onboardedOn: held.onboardedOn ?? now,
    liveOn: goesLive ? now : held.liveOn,
    statusReason: reason,
  })
  await admitRoles(scope, held.id, stage.roles, reason)
  if (stage.goesLive) await movePlacement(scope, held.id, now)
}

/** Only these roles enter; everybody when there are none. */
async function admitRoles(
  scope: PlatformScope,
  organizationId: number,
  roles: string[],
  reason: string,
): Promise<void> {
  const own = and(eq(featureShares.organizationId, organizationId), eq(featureShares.feature, ACCESS))
  await scope.db.delete(featureShares).where(own)
  if (roles.length === 0) return
  await scope.db
    .insert(featureShares)
    .values({ organizationId, feature: ACCESS, mode: 'list', roles, reason, changedByName: scope.actor.name })
}

/** Its people have access from now on: the place in the wave says so, unless it is further already. */
async function movePlacement(scope: PlatformScope, organizationId: number, now: string): Promise<void> {
  const later = PLACEMENT_STATES.slice(PLACEMENT_STATES.indexOf('access_granted'))
  const isLater = sql`${placements.state} = any(${sql.param([...later])}::text[])`
  await scope.db
    .update(placements)
    .set({
      state: sql`case when ${isLater} then ${placements.state} else 'access_granted' end`,
      stateBy: sql`case when ${isLater} then ${placements.stateBy} else 'rule' end`,
      stateReason: sql`case when ${isLater} then ${placements.stateReason} else '' end`,
      stateSince: sql`case when ${isLater} then ${placements.stateSince} else ${scope.clock.now().toString()}::timestamptz end`,
      wentLiveOn: sql`coalesce(${placements.wentLiveOn}, ${now}::date)`,
      version: sql`${placements.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(placements.organizationId, organizationId), isNull(placements.leftOn)))
}

/**
 * Switches a stage and those after it off; without one, or with the first, closes the organization: its members are refused
 * from their next request on. Nothing of theirs is deleted, and the record keeps when it first went live.
 */
export async function deactivateStage(
  scope: PlatformScope,
  { params, body }: { params: { code: string }; body: DeactivationAsked },
): Promise<ActivationRecord> {
  const held = await holdStanding(scope, params.code, body.version)
  const stages = await loadStages(scope)
  const asked = body.stage === undefined ? undefined : getStage(stages, body.stage)
  const isOn = asked ? (reachedStage(stages, held)?.number ?? 0) >= asked.number : held.isActive
  if (!isOn) fail('rollout.activation.not_on', { code: held.code, stage: asked?.name ?? 'Access' })
  const stage = asked?.number === stages[0]?.number ? undefined : asked
  const remaining = stage ? stages.filter(({ number }) => number < stage.number) : []
  await tellMembers(scope, {
    ...{ organization: held, roles: [], text: body.reason },
    title: stage ? `${stage.name} is switched off for ${held.code}` : `${held.code} is closed in BMMS`,
  })
  const modules = stage ? held.modules.filter((module) => !takenWith(stages, stage).has(module)) : []
  await switchOff(scope, { held, remaining, modules, reason: body.reason })
  await note(scope, { held, action: 'deactivate', stage, reason: body.reason, findings: [], modules })
  return getActivation(scope, { params: { code: held.code }, query: {} })
}

export type DeactivationAsked = Omit<Input<typeof deactivate>['body'], 'version'> & { version?: number }

function takenWith(stages: readonly Stage[], first: Stage): Set<string> {
  return new Set(stages.filter(({ number }) => number >= first.number).flatMap(({ modules }) => modules))
}

interface SwitchingOff {
  held: Held
  /** Stages that stay on; none: the organization is closed. */
  remaining: readonly Stage[]
  modules: string[]
  reason: string
}

async function switchOff(scope: PlatformScope, { held, remaining, modules, reason }: SwitchingOff): Promise<void> {
  const last = remaining.at(-1)
  await changeStanding(scope, held.id, {
    isActive: last !== undefined,
    modules,
    onboardedOn: held.onboardedOn,
    liveOn: last?.goesLive ? held.liveOn : null,
    statusReason: reason,
  })
  if (last && last.roles.length > 0) await admitRoles(scope, held.id, last.roles, reason)
  if (!last?.grantsAccess) await takeAccessBack(scope, held.id)
}

/** The place in the wave falls back; the day of going live stays, as a fact of the past. */
async function takeAccessBack(scope: PlatformScope, organizationId: number): Promise<void> {
  const granted = ['access_granted', 'onboarding_complete']
  await scope.db
    .update(placements)
    .set({
      ...{ state: 'training_complete', stateBy: 'rule', stateReason: '', stateSince: scope.clock.now().toString() },
      version: sql`${placements.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(placements.organizationId, organizationId),
        isNull(placements.leftOn),
        sql`${placements.state} = any(${sql.param(granted)}::text[])`,
      ),
    )
}

interface Noted {
  held: Held
  action: 'activate' | 'deactivate'
  stage: Stage | undefined
  reason: string
  findings: Finding[]
  modules: string[]
}

async function note(scope: PlatformScope, { held, action, stage, reason, findings, modules }: Noted): Promise<void> {
  await scope.db.insert(activationSteps).values({
    organizationId: held.id,
    ...{ action, stage: stage?.number ?? null, reason, findings },
    ...{ modulesBefore: held.modules, modulesAfter: modules },
    actedBy: scope.actor.id || null,
    actedByName: scope.actor.name,
    actedAt: scope.clock.now().toString(),
  })
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
