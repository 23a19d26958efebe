import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const controlErrors = {
  'rollout.wave.not_paused': {
    status: 409,
    title: 'Not possible now',
    detail: 'Wave {number} is {state}. Only a paused wave can be resumed{hint}.',
  },
  'rollout.wave.not_running': {
    status: 409,
    title: 'Not possible now',
    detail: 'Wave {number} is {state}. Only a wave that has started can be paused{hint}.',
  },
  'rollout.wave.over': {
    status: 409,
    title: 'Not possible now',
    detail: 'Wave {number} is {state}, and that is final{hint}.',
  },
  'rollout.wave.no_revocation': {
    status: 409,
    title: 'Nothing to give back',
    detail: 'No access of wave {number} is taken away at the moment.',
  },
  'rollout.wave.nothing_entered': {
    status: 409,
    title: 'Nothing to roll back',
    detail: 'Wave {number} has not begun, so nothing was entered in it. Cancel it without rolling data back.',
    path: 'rollBackData',
  },
  'rollout.wave.rollback_not_permitted': {
    status: 403,
    title: 'Not permitted',
    detail: 'Preparing rollbacks needs the permission to do so. Cancel the wave, and ask a rollout manager.',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(controlErrors)
