import type { PlatformScope } from '../../../platform/database/scope.ts'
import { type House, type Route, twoStepRoute } from '../../../platform/http/route.ts'
import { waveNumber } from '../run/open-wave.ts'
import { cancelWave, pauseWave, readWaveControl, restoreAccess, resumeWave } from './control.contract.ts'
import { endSessionsOf, giveAccessBack } from './revoke-access.ts'
import { addSignedIn, type ControlFacts, findControl } from './view-control.ts'
import { cancel, pause, resume } from './wave-steps.ts'

const seen = (facts: ControlFacts, _scope: PlatformScope, { database }: House) => addSignedIn(database, facts)

export const controlRoutes: readonly Route[] = [
  twoStepRoute(readWaveControl, {
    decide: (scope, { params }) => findControl(scope, waveNumber(params.waveDigits)),
    finish: seen,
  }),
  twoStepRoute(pauseWave, {
    decide: async (scope, input) => {
      await pause(scope, input)
      return findControl(scope, waveNumber(input.params.waveDigits))
    },
    finish: seen,
  }),
  twoStepRoute(resumeWave, {
    decide: async (scope, input) => {
      await resume(scope, input)
      return findControl(scope, waveNumber(input.params.waveDigits))
    },
    finish: seen,
  }),
  twoStepRoute(cancelWave, {
    decide: async (scope, input) => {
      const people = await cancel(scope, input)
      return { people, facts: await findControl(scope, waveNumber(input.params.waveDigits)) }
    },
    finish: async ({ people, facts }, _scope, { database }) => {
      await endSessionsOf(database, people)
      return addSignedIn(database, facts)
    },
  }),
  twoStepRoute(restoreAccess, {
    decide: async (scope, input) => {
      await giveAccessBack(scope, input)
      return findControl(scope, waveNumber(input.params.waveDigits))
    },
    finish: seen,
  }),
]
