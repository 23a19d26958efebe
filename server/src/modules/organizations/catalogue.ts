// The 44 organizations of the Bangsamoro Government that BMMS starts with. Data for seeding, not a rule: from then on
// administrators keep it. Names of older lists that stand for no real body (an Office of the Senior Minister, a Bangsamoro
// Audit Office) are left out on purpose, and resolve to nothing.
import { attachedBodies } from './catalogue-attached.ts'
import { otherBodies } from './catalogue-bodies.ts'
import { cabinetBodies } from './catalogue-cabinet.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

/** The Office for Other Bangsamoro Communities: the only organization of the single-organization mode. */
export const OOBC = { id: 1, code: 'OOBC' } as const

export interface SeededOrganization extends CatalogueEntry {
  parentId: number | null
}

const chiefMinister = cabinetBodies.find((body) => body.code === 'OCM')?.id ?? null

export const catalogue: readonly SeededOrganization[] = [
  ...cabinetBodies.map((body) => ({ ...body, parentId: null })),
  ...attachedBodies.map((body) => ({ ...body, parentId: chiefMinister })),
  ...otherBodies.map((body) => ({ ...body, parentId: null })),
]
