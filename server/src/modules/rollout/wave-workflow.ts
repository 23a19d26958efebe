// The states of a wave, and who may change them. Gates complete a wave; control pauses, resumes and cancels it.
import { defineWorkflow } from '../../platform/workflow/workflow.ts'
import { WAVE_STATUS_WORDS } from './rollout.contract.ts'

const control = { permission: 'rollout.wave.control' } as const

export const waveWorkflow = defineWorkflow({
  subject: 'rollout_wave',
  initial: 'planned',
  states: WAVE_STATUS_WORDS,
  editable: ['planned', 'active', 'paused'],
  transitions: {
    start: { ...control, label: 'Start wave', from: ['planned'], to: 'active', comment: 'optional' },
    pause: { ...control, label: 'Pause wave', from: ['active'], to: 'paused', comment: 'required' },
    resume: { ...control, label: 'Resume wave', from: ['paused'], to: 'active', comment: 'required' },
    cancel: {
      ...control,
      label: 'Cancel wave',
      from: ['planned', 'active', 'paused'],
      to: 'cancelled',
      comment: 'required',
    },
    complete: { ...control, label: 'Complete wave', from: ['active'], to: 'completed', automatic: true },
  },
})
