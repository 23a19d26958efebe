// What can be brought to some of an organization's people first: entering at all, a module, a named feature of one.
import { ACCESS, type ModulePolicy } from '../../../platform/access/policy.ts'
import { budgetingModule } from '../../budgeting/module.ts'
import { SWITCHES } from '../../organizations/organizations.contract.ts'
import { planningModule } from '../../planning/module.ts'
import { fail } from './errors.ts'

export interface FeatureEntry {
  feature: string
  label: string
  /** The module of a feature. */
  partOf: string | null
  /** What has to be on for the organization; null for entering itself. */
  module: string | null
}

const policies: readonly ModulePolicy[] = [planningModule.policy, budgetingModule.policy]

/** In the order in which they are listed: each module, and behind it its features. */
export const FEATURES: readonly FeatureEntry[] = [
  { feature: ACCESS, label: 'Entering BMMS', partOf: null, module: null },
  ...SWITCHES.flatMap((module): FeatureEntry[] => [
    { feature: module, label: module === 'mana' ? 'MANA' : capital(module), partOf: null, module },
    ...partsOf(module),
  ]),
]

function partsOf(module: string): FeatureEntry[] {
  const parts = policies.find((policy) => policy.module === module)?.features ?? {}
  return Object.entries(parts).map(([feature, { words }]) => ({ feature, label: words, partOf: module, module }))
}

/** Fails with rollout.share.unknown. */
export function getFeature(name: string): FeatureEntry {
  return (
    FEATURES.find(({ feature }) => feature === name) ?? fail('rollout.share.unknown', { feature: name.slice(0, 60) })
  )
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
