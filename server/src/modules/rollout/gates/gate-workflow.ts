// How a gate travels: it is tried as often as one likes, then two people sign one content. Pure.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'

const decide = { permission: 'rollout.gate.decide' } as const

export const gateWorkflow = defineWorkflow({
  subject: 'rollout_gate',
  initial: 'open',
  states: { open: 'Open', signed: 'Waits for a second signature', decided: 'Decided', withdrawn: 'Withdrawn' },
  editable: ['open'],
  transitions: {
    sign: { ...decide, label: 'Sign', from: ['open'], to: 'signed', comment: 'optional' },
    countersign: {
      ...decide,
      label: 'Sign as second person',
      from: ['signed'],
      to: 'decided',
      comment: 'optional',
      fourEyes: true,
    },
    return: { ...decide, label: 'Return', from: ['signed'], to: 'open', comment: 'required' },
    withdraw: { ...decide, label: 'Withdraw', from: ['open'], to: 'withdrawn', comment: 'required' },
  },
})
