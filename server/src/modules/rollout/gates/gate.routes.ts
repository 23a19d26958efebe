import { formatDate } from '../../../platform/calendar/manila.ts'
import { changeColumns } from '../../../platform/changes/change-columns.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { fileRoute, publicRoute, type Route, route } from '../../../platform/http/route.ts'
import { changeCriteria, tryGate } from './change-criteria.ts'
import { endCondition } from './conditions.ts'
import { findConditions } from './find-conditions.ts'
import { findChoices, findGates, findSignOffs } from './find-gates.ts'
import * as contract from './gates.contract.ts'
import { findGateHistory, getGate } from './gates.ts'
import { startGate } from './open-gate.ts'
import { loadGatePaper, renderGatePaper } from './print-gate.ts'
import { signFirst } from './sign-gate.ts'
import { takeGateStep } from './step-gate.ts'
import { OVERALL_WORDS } from './verdicts.contract.ts'
import { lookAtGate } from './verify-gate.ts'

const gateColumns: readonly Column<contract.GateSummary>[] = [
  { key: 'number', title: 'Gate', type: 'integer', value: (row) => row.number },
  { key: 'subject', title: 'About', type: 'text', value: (row) => row.subject },
  { key: 'status', title: 'Status', type: 'text', value: (row) => contract.GATE_STATUS_WORDS[row.status] },
  {
    key: 'decision',
    title: 'Decision',
    type: 'text',
    value: ({ decision, status }) => (decision && status === 'decided' ? OVERALL_WORDS[decision] : ''),
  },
  { key: 'opened_at', title: 'Opened', type: 'instant', value: (row) => row.openedAt },
  { key: 'opened_by', title: 'Opened by', type: 'text', value: (row) => row.openedBy },
  { key: 'decided_at', title: 'Decided', type: 'instant', value: (row) => row.decidedAt },
  { key: 'open_conditions', title: 'Open conditions', type: 'integer', value: (row) => row.openConditions },
  { key: 'overdue_conditions', title: 'Overdue', type: 'integer', value: (row) => row.overdueConditions },
  { key: 'replaced', title: 'Replaced', type: 'boolean', value: (row) => row.isSuperseded },
]
const conditionColumns: readonly Column<contract.Condition>[] = [
  { key: 'gate', title: 'Gate', type: 'integer', value: (row) => row.gateNumber },
  { key: 'subject', title: 'About', type: 'text', value: (row) => row.subject },
  { key: 'number', title: 'No.', type: 'integer', value: (row) => row.number },
  { key: 'condition', title: 'What has to be done', type: 'text', value: (row) => row.title },
  { key: 'owner', title: 'Who answers for it', type: 'text', value: (row) => row.ownerName },
  { key: 'due', title: 'Due', type: 'date', value: (row) => row.dueNow },
  { key: 'state', title: 'State', type: 'text', value: (row) => row.state },
  {
    key: 'evidence',
    title: 'Evidence',
    type: 'text',
    value: (row) => (row.closedAt ? `${row.evidence} (${row.closedBy}, ${formatDate(row.closedAt.slice(0, 10))})` : ''),
  },
]

export const gateRoutes: readonly Route[] = [
  route(contract.listGates, findGates, { export: { title: 'Gates and sign-offs', columns: gateColumns } }),
  route(contract.createGate, startGate),
  route(contract.readGate, getGate),
  route(contract.editGateCriteria, changeCriteria),
  route(contract.evaluateGate, tryGate),
  route(contract.signGate, signFirst),
  route(contract.stepGate, takeGateStep),
  fileRoute(contract.printGate, loadGatePaper, renderGatePaper),
  route(contract.readGateHistory, findGateHistory, {
    export: { title: 'History of the gate', columns: changeColumns },
  }),
  route(contract.listConditions, findConditions, {
    export: { title: 'Conditions of gates', columns: conditionColumns },
  }),
  route(contract.closeCondition, endCondition),
  route(contract.listSignOffs, findSignOffs),
  route(contract.readGateChoices, findChoices),
  publicRoute(contract.verifyGate, { look: lookAtGate }),
]
