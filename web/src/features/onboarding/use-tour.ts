import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { noteTour } from '../../../../server/src/modules/onboarding/onboarding.contract.ts'
import { call } from '../../api/call.ts'
import { findPlace, useSession } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import { ownWayQuery, tourPlace } from './own-way.ts'
import { tourStops } from './tour-stops.ts'

/** How many stops this person's tour has, where it was left, and how to walk on from there. */
export function useTour(keptStep: number) {
  const me = useSession()
  const go = useGo()
  const client = useQueryClient()
  const home = me.workspaces.find((one) => one.isPrimary && one.roles.length > 0)
  const stops = tourStops(findPlace(me, home?.code), me.platform.permissions)
  const at = Math.min(Math.max(keptStep, tourPlace.find()), stops.length - 1)
  const note = useCallback(
    async (state: 'started' | 'skipped' | 'done', step: number) => {
      tourPlace.keep(state === 'done' ? undefined : step)
      try {
        client.setQueryData(ownWayQuery().queryKey, await call(noteTour, { body: { state, step } }))
      } catch (problem) {
        tell.problem(problem)
      }
    },
    [client],
  )
  const start = async (from = at) => {
    const { walkTour } = await import('./tour.ts')
    walkTour({
      stops,
      from,
      go,
      onStop: (stop) => void note('started', stop),
      onEnd: ({ isDone, stop }) => {
        void note(isDone ? 'done' : 'started', stop)
        go(hrefOf(places.welcome, {}))
      },
    })
  }
  return { total: stops.length, at, start, skip: () => note('skipped', at) }
}
