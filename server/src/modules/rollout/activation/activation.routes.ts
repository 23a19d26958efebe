import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { PLACEMENT_STATE_WORDS } from '../rollout.contract.ts'
import { activateStage, deactivateStage } from './activate-organization.ts'
import { type ActivationRow, activate, deactivate, listActivations, readActivation } from './activation.contract.ts'
import { findActivations, getActivation } from './find-activations.ts'
import { findShares } from './find-shares.ts'
import { changeShare, findShareMembers, previewOfShare, switchShareOff } from './keep-shares.ts'
import {
  killShare,
  listShareMembers,
  listShares,
  previewShare,
  setShare,
  traceOwnShares,
  traceShares,
} from './share.contract.ts'
import { traceOfActor, traceOfPerson } from './trace-shares.ts'

const columns: readonly Column<ActivationRow>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (one) => one.code },
  { key: 'name', title: 'Name', type: 'text', width: 30, value: (one) => one.name },
  { key: 'wave', title: 'Wave', type: 'integer', value: (one) => one.wave },
  { key: 'state', title: 'State', type: 'text', value: (one) => one.state && PLACEMENT_STATE_WORDS[one.state] },
  { key: 'is_active', title: 'Open', type: 'boolean', value: (one) => one.isActive },
  { key: 'stage', title: 'Stage', type: 'text', value: (one) => one.stage },
  { key: 'modules', title: 'Modules', type: 'text', value: (one) => one.modules.join(', ') },
  { key: 'live_on', title: 'Live on', type: 'date', value: (one) => one.liveOn },
  { key: 'people', title: 'People', type: 'integer', value: (one) => one.people },
  { key: 'shares', title: 'Limited features', type: 'integer', value: (one) => one.shares },
]

export const activationRoutes: readonly Route[] = [
  route(listActivations, findActivations, { export: { title: 'Activation', columns } }),
  route(readActivation, getActivation),
  route(activate, activateStage),
  route(deactivate, deactivateStage),
  route(listShares, (scope, { params }) => findShares(scope, params.code)),
  route(setShare, changeShare),
  route(killShare, switchShareOff),
  route(previewShare, previewOfShare),
  route(traceShares, traceOfPerson),
  route(listShareMembers, findShareMembers),
  route(traceOwnShares, traceOfActor),
]
