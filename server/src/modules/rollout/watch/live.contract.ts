import { Empty } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'

/** Says `changed` when anything of the rollout changed, and never what: pages ask for what they show. */
export const listenToRollout = endpoint('GET', '/platform/rollout/live', {
  access: 'rollout.wave.view',
  summary: 'Tell of changes of the rollout while somebody listens (server-sent events)',
  response: Empty,
  transfer: 'stream',
})
