// Who is signed in and where they work now, for every page.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext } from 'react'
import { type Me, readMe, type Workspace } from '../../../server/src/modules/people/me.contract.ts'
import { usePathParams } from '../lib/address.tsx'
import type { ProblemError } from '../lib/problem.ts'
import { callOnce } from './call.ts'

const Session = createContext<Me | undefined>(undefined)

/** The signed-in person; a 401 is thrown, not waited for. */
export const meQuery = queryOptions<Me, ProblemError>({
  queryKey: ['me'],
  queryFn: () => callOnce(readMe),
  staleTime: 60_000,
  retry: (count, problem) => problem.status !== 401 && count < 2,
})

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <Session value={me}>{children}</Session>
}

/** The signed-in person, their organizations and what the platform lets them do. */
export function useSession(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

/** Reads /me anew: after a change of password, roles or modules. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: meQuery.queryKey }), [client])
}

export interface Place extends Workspace {
  /** Whether the person holds a permission in this organization, with its module on. */
  can: (permission: string) => boolean
}

/** The organization of the page shown now, or nothing on pages above organizations. */
export function useFoundPlace(): Place | undefined {
  const me = useSession()
  const { moa } = usePathParams()
  return findPlace(me, moa)
}

/** The organization of the page shown now; only for pages below `/moa/:moa`. */
export function usePlace(): Place {
  const place = useFoundPlace()
  if (!place) throw new Error('This page belongs to no organization')
  return place
}

/** Whether the person holds a permission where a page is: its organization, or the platform. */
export function useCan(): (permission: string) => boolean {
  const me = useSession()
  const place = useFoundPlace()
  return (permission) => (place ? place.can(permission) : me.platform.permissions.includes(permission))
}

/** An organization of this person by its code, in any case of letters. */
export function findPlace(me: Me, code: string | undefined): Place | undefined {
  const found = me.workspaces.find((one) => one.code.toUpperCase() === code?.toUpperCase())
  return found && { ...found, can: (permission) => found.permissions.includes(permission) }
}
