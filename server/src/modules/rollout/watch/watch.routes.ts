import { liveRoute, type Route } from '../../../platform/http/route.ts'
import { listenToRollout } from './live.contract.ts'

export const watchRoutes: readonly Route[] = [liveRoute(listenToRollout, 'rollout')]
