// The organization that the frame shows.
import { findPlace, type Place, useFoundPlace, useSession } from '../../api/session.tsx'
import { useAddress } from '../../lib/address.tsx'
import { findStored } from '../../lib/stored.ts'

export const LAST_PLACE = 'last-place'

/** The one of the page; on pages of the person's own account the one they came from. */
export function useShellPlace(): Place | undefined {
  const me = useSession()
  const found = useFoundPlace()
  const { pathname } = useAddress()
  if (found || !/^\/(account|me)\//.test(pathname)) return found
  const last = findStored<string>(LAST_PLACE)
  return findPlace(me, last) ?? findPlace(me, me.workspaces.find((one) => one.isPrimary)?.code)
}
