// Codes and laws that Budgeting starts with. What is there stays as the finance ministry left it.
import { randomUUIDv7 } from 'node:crypto'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { CLASSES } from '../money.contract.ts'
import { appropriationActs, appropriationValidities, fundingSources, uacsObjects, uacsSegments } from '../tables.ts'
import { seededActs } from './acts.ts'
import { seededSources } from './funding-sources.ts'
import { seededSegments } from './layouts.ts'
import { commonObjects } from './objects.ts'

/** Adds the account codes, funding sources and appropriation acts that are missing. Safe to repeat. */
export async function seedReferences(scope: PlatformScope): Promise<void> {
  const objects = CLASSES.flatMap((of) =>
    commonObjects[of].map(([code, name]) => ({
      code,
      name,
      class: of,
      level: code.endsWith('00') ? 'object' : 'subobject',
      source: 'UACS',
    })),
  )
  await scope.db.insert(uacsObjects).values(objects).onConflictDoNothing()
  await scope.db.insert(fundingSources).values(seededSources).onConflictDoNothing()
  await scope.db.insert(uacsSegments).values(seededSegments).onConflictDoNothing()
  for (const { validity, ...act } of seededActs) {
    const [added] = await scope.db
      .insert(appropriationActs)
      .values({ id: randomUUIDv7(), ...act })
      .onConflictDoNothing()
      .returning({ id: appropriationActs.id })
    if (!added) continue
    await scope.db
      .insert(appropriationValidities)
      .values(CLASSES.map((of) => ({ actId: added.id, class: of, ...validity[of] })))
  }
}
