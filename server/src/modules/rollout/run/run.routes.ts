import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { getWave } from '../waves.ts'
import { add, close, comment, edit, findBlockers, getBlocker } from './blocker-desk.ts'
import {
  closeBlocker,
  commentBlocker,
  createBlocker,
  editBlocker,
  listBlockers,
  readBlocker,
} from './blockers.contract.ts'
import { answerCheck, readChecklist } from './checklist.contract.ts'
import { answer, findChecklist } from './checklist.ts'
import { edit as editWave } from './edit-wave.ts'
import { findPlacements, placementsOf } from './find-placements.ts'
import { describe, findWaveHistory, findWaves } from './find-waves.ts'
import { finishMilestone, giveMilestone, listMilestones, reopenMilestone } from './milestones.contract.ts'
import { findWaveMilestones, finish, give, reopen } from './milestones.ts'
import { place, takeOut } from './move-organizations.ts'
import { waveNumber } from './open-wave.ts'
import { findOwnProgress } from './own-progress.ts'
import { changeState, followFacts, leaveWave, listPlacements, placeOrganizations } from './placements.contract.ts'
import { readProgress } from './progress.contract.ts'
import {
  blockerFileColumns,
  milestoneFileColumns,
  placementFileColumns,
  staffFileColumns,
  waveFileColumns,
} from './run-columns.ts'
import { start } from './start-wave.ts'
import { advanceByFacts, setState } from './states.ts'
import { appoint, findStaff } from './wave-team.ts'
import {
  appointCoordinator,
  describeWave,
  listStaff,
  listWaves,
  readWave,
  readWaveHistory,
  startWave,
} from './waves.contract.ts'

const waveRoutes: readonly Route[] = [
  route(listWaves, findWaves, { export: { title: 'Waves', columns: waveFileColumns } }),
  route(readWave, (scope, { params }) => describe(scope, params.waveDigits)),
  route(readWaveHistory, findWaveHistory, { export: { title: 'History of a wave', columns: changeColumns } }),
  route(describeWave, async (scope, input) => {
    await editWave(scope, input)
    return describe(scope, input.params.waveDigits)
  }),
  route(startWave, async (scope, input) => {
    await start(scope, input)
    return describe(scope, input.params.waveDigits)
  }),
  route(appointCoordinator, async (scope, input) => {
    await appoint(scope, input)
    return describe(scope, input.params.waveDigits)
  }),
  route(listStaff, findStaff, { export: { title: 'People of the platform', columns: staffFileColumns } }),
]

const placementRoutes: readonly Route[] = [
  route(listPlacements, findPlacements, {
    export: { title: 'Organizations of a wave', columns: placementFileColumns },
  }),
  route(placeOrganizations, async (scope, input) => placementsOf(scope, (await place(scope, input)).number)),
  route(leaveWave, async (scope, input) => placementsOf(scope, (await takeOut(scope, input)).number)),
  route(changeState, async (scope, { params, body }) =>
    placementsOf(scope, (await setState(scope, { placementId: params.id, ...body })).number),
  ),
  route(followFacts, async (scope, { params }) => {
    const wave = await getWave(scope, waveNumber(params.waveDigits))
    return { moved: await advanceByFacts(scope, [wave.id]) }
  }),
]

/** Everything to work a wave with, and the page of an organization about its own way in. */
export const runRoutes: readonly Route[] = [
  ...waveRoutes,
  ...placementRoutes,
  route(listMilestones, findWaveMilestones, {
    export: { title: 'Milestones of a wave', columns: milestoneFileColumns },
  }),
  route(giveMilestone, give),
  route(finishMilestone, finish),
  route(reopenMilestone, reopen),
  route(listBlockers, findBlockers, { export: { title: 'Blockers', columns: blockerFileColumns } }),
  route(readBlocker, (scope, { params }) => getBlocker(scope, params.id)),
  route(createBlocker, add),
  route(editBlocker, edit),
  route(commentBlocker, comment),
  route(closeBlocker, close),
  route(readChecklist, (scope, { params }) => findChecklist(scope, params.waveDigits)),
  route(answerCheck, answer),
  route(readProgress, findOwnProgress),
]
