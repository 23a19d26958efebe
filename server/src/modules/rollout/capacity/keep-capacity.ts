// Figures and prices that people enter; earlier ones stay, so that a plan can be explained later.
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { CapacityPlan, enterFigure, enterPrice } from './capacity.contract.ts'
import { METRIC } from './capacity-metrics.contract.ts'
import { getCapacityPlan } from './capacity-plan.ts'
import { fail } from './errors.ts'
import { capacityFigures, capacityPrices } from './tables.ts'

/** Fails with rollout.capacity.out_of_range or in_future. */
export async function keepFigure(scope: PlatformScope, { body }: Input<typeof enterFigure>): Promise<CapacityPlan> {
  const { metric, value, source, asOf } = body
  const { label, min, max, unit } = METRIC[metric]
  if (value !== null && (value < min || value > max)) fail('rollout.capacity.out_of_range', { label, min, max, unit })
  requirePast(scope, asOf)
  await scope.db
    .insert(capacityFigures)
    .values({ metric, value: value === null ? null : String(value), source, asOf, ...byActor(scope) })
  return getCapacityPlan(scope)
}

export async function keepPrice(scope: PlatformScope, { body }: Input<typeof enterPrice>): Promise<CapacityPlan> {
  const { item, price, source, asOf, isExample = false } = body
  requirePast(scope, asOf)
  await scope.db.insert(capacityPrices).values({ item, price, source, asOf, isExample, ...byActor(scope) })
  return getCapacityPlan(scope)
}

function requirePast(scope: PlatformScope, day: string): void {
  if (day > today(scope.clock.now())) fail('rollout.capacity.in_future')
}

function byActor({ actor, clock }: PlatformScope) {
  return { enteredBy: actor.id || null, enteredByName: actor.name, enteredAt: clock.now().toString() }
}
