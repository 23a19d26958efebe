// Whether a person may open a page, and if not, why: said before asking the server, which decides again.
import type { Me } from '../../../server/src/modules/people/me.contract.ts'
import { findPlace } from '../api/session.tsx'
import type { Feature } from '../lib/feature.ts'
import type { Page } from '../lib/page.ts'

export type Refused = 'organization' | 'waiting' | 'module' | 'share' | 'role'

/** Why a page is closed to this person at this organization; nothing when it is open. */
export function findRefusal(
  me: Me,
  page: Page,
  at: { moa: string | undefined; feature: Feature | undefined },
): Refused | undefined {
  const { moa, feature } = at
  if (!page.path.startsWith('/moa/:moa')) {
    return page.access === 'signed-in' || me.platform.permissions.includes(page.access) ? undefined : 'role'
  }
  const place = findPlace(me, moa)
  if (!place) return me.waiting.some(({ code }) => code === moa?.toUpperCase()) ? 'waiting' : 'organization'
  if (page.access === 'signed-in' || place.can(page.access)) return undefined
  if (place.notYet.includes(page.access)) return 'share'
  return feature?.switchable && !place.modules.includes(feature.module) ? 'module' : 'role'
}
