// The newcomer's own state, and where the tour was left on this browser.
import { useQuery } from '@tanstack/react-query'
import { readOnboarding } from '../../../../server/src/modules/onboarding/onboarding.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { findStored, store } from '../../lib/stored.ts'

export const ownWayQuery = () => queryFor(readOnboarding)

/** Always read anew: what is done anywhere in BMMS ticks the checklist, and a page that was reloaded shows what it last knew. */
export function useOwnWay() {
  return useQuery({ ...ownWayQuery(), staleTime: 0 })
}

const TOUR_AT = 'tour-at'

/** Stop at which the tour was left here; the server knows it only with consent. */
export const tourPlace = {
  find: (): number => findStored<number>(TOUR_AT) ?? 0,
  keep: (stop: number | undefined): void => void store(TOUR_AT, stop),
}

const WELCOMED = 'welcomed'

/** The welcome page opens by itself once on a browser. */
export const welcomed = {
  find: (): boolean => findStored<boolean>(WELCOMED) === true,
  keep: (): void => void store(WELCOMED, true),
}
