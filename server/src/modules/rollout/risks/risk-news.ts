import { defineTopic } from '../../../platform/notifications/define-topic.ts'

/** Somebody became the owner of a risk. */
export const riskOwned = defineTopic({
  name: 'rollout.risk',
  label: 'Risks of the rollout',
  summary: 'You became the owner of a risk in the register.',
  isForStaff: true,
})
