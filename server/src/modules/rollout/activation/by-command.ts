// Activation for whoever sits at the server: the same steps, with a rehearsal.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { activateStage, deactivateStage } from './activate-organization.ts'
import { type Finding, READINESS_ITEMS } from './activation.contract.ts'
import { fail } from './errors.ts'
import { getActivation } from './find-activations.ts'
import { getStage, loadStages, type Stage } from './stages.ts'

export interface ActivationReport {
  code: string
  /** The last stage that is on. */
  stage: string | null
  /** The stage that was looked at. */
  target: string | null
  readiness: Finding[]
  /** Items that are not a yes. */
  missing: string[]
  next: string | null
}

interface Asked {
  code: string
  stage: string | undefined
  reason: string
  isRehearsal: boolean
}

export async function activateByCommand(
  scope: PlatformScope,
  { code, stage, reason, passOver, isRehearsal }: Asked & { passOver: readonly string[] },
): Promise<ActivationReport> {
  const items = passOver.map((item) => ({ item: knownItem(item), reason }))
  const before = await getActivation(scope, { params: { code }, query: stage === undefined ? {} : { stage } })
  const nameOf = (key: string | null) => before.stages.find((one) => one.key === key)?.name ?? null
  const missing = before.readiness.filter(({ verdict }) => verdict !== 'yes').map(({ item }) => item)
  const { readiness } = before
  if (isRehearsal)
    return { code: before.code, stage: before.stage, target: nameOf(before.target), readiness, missing, next: null }
  const after = await activateStage(scope, { params: { code }, body: { stage, reason, passOver: items } })
  const shown = { code: after.code, stage: after.stage, target: nameOf(before.target), readiness }
  return { ...shown, missing: [], next: nameOf(after.target) }
}

function knownItem(text: string) {
  return (
    READINESS_ITEMS.find((item) => item === text) ??
    fail('rollout.activation.item_unknown', {
      ...{ item: text.slice(0, 40), items: READINESS_ITEMS.join(', ') },
    })
  )
}

/** What is off afterwards, or would be. */
export async function deactivateByCommand(scope: PlatformScope, { code, stage, reason, isRehearsal }: Asked) {
  const before = await getActivation(scope, { params: { code }, query: {} })
  const shown = { code: before.code, people: before.people, modulesBefore: before.modules }
  if (isRehearsal) {
    const stages = await loadStages(scope)
    const first = stage === undefined ? undefined : getStage(stages, stage)
    return { ...shown, ...without(before.modules, stages, first) }
  }
  const after = await deactivateStage(scope, { params: { code }, body: { reason, ...(stage ? { stage } : {}) } })
  return { ...shown, modulesAfter: after.modules, isActive: after.isActive }
}

function without(modules: readonly string[], stages: readonly Stage[], first: Stage | undefined) {
  if (!first || first.number === stages[0]?.number) return { modulesAfter: [], isActive: false }
  const taken = stages.filter(({ number }) => number >= first.number).flatMap((stage) => stage.modules)
  return { modulesAfter: modules.filter((module) => !taken.includes(module)), isActive: true }
}
