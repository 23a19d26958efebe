// The stages of activation, and how far an organization is in them.
import { asc } from 'drizzle-orm'
import type { OversightScope, PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from './errors.ts'
import { activationStages } from './tables.ts'

export type Stage = typeof activationStages.$inferSelect

/** What decides how far an organization is. */
export interface Standing {
  isActive: boolean
  modules: readonly string[]
}

/** In their order. */
export function loadStages(scope: PlatformScope | OversightScope): Promise<Stage[]> {
  return scope.db.select().from(activationStages).orderBy(asc(activationStages.number))
}

/** The last stage that is on with all before it; none while the organization is closed. */
export function reachedStage(stages: readonly Stage[], { isActive, modules }: Standing): Stage | undefined {
  if (!isActive) return undefined
  const missing = stages.findIndex((stage) => !stage.modules.every((module) => modules.includes(module)))
  return stages[(missing < 0 ? stages.length : missing) - 1]
}

export function nextStage(stages: readonly Stage[], standing: Standing): Stage | undefined {
  const reached = reachedStage(stages, standing)
  return reached ? stages[stages.indexOf(reached) + 1] : stages[0]
}

/** Modules of a stage and of all before it. */
export function modulesUpTo(stages: readonly Stage[], stage: Stage): string[] {
  return stages.filter(({ number }) => number <= stage.number).flatMap(({ modules }) => modules)
}

/** Fails with rollout.activation.stage_unknown, which lists those that there are. */
export function getStage(stages: readonly Stage[], key: string): Stage {
  const stage = stages.find((one) => one.key === key)
  return (
    stage ?? fail('rollout.activation.stage_unknown', { stage: key, stages: stages.map((one) => one.key).join(', ') })
  )
}
