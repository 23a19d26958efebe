import { liveRoute, type Route, route } from '../../../platform/http/route.ts'
import { readControlRoom } from './control-room.contract.ts'
import { readRoom } from './control-room.ts'
import { listenToRollout } from './live.contract.ts'

export const watchRoutes: readonly Route[] = [route(readControlRoom, readRoom), liveRoute(listenToRollout, 'rollout')]
