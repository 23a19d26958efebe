import type { OrganizationKind } from './organizations.contract.ts'

/** One organization as it is first written into an empty database. */
export interface CatalogueEntry {
  /** Stable for all time; other data refers to it. */
  id: number
  code: string
  name: string
  kind: OrganizationKind
  /** Distinct, and legible as text on white. */
  accentColor: string
  mandate: string
  /** Other codes and names in plans, rollout lists and older systems, in capitals. */
  aliases: readonly string[]
  pilot?: Pilot
}

export interface Pilot {
  startsOn: string
  endsOn: string
}

/** The last quarter of fiscal year 2026. */
export const firstPilot: Pilot = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
