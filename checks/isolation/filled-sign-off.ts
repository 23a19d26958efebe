// A decided sign-off of an organization, with a row in each of its tables, and a measure.
import type { TestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'
import type { Insert } from './filled-proposal.ts'

/** The person of the organization's other rows, whose name is the marker, signs it. */
export async function fillSignOff(test: TestDatabase, insert: Insert, marker: string): Promise<void> {
  const { rows } = await onAdmin(test.adminUrl, 'select id from person where name = $1', [marker])
  const person = rows[0]?.id
  await insert('rollout_measure', {
    ...{ criterion: 'critical_bugs', value: '0', unit: 'count', measured_on: '2026-11-20', source: marker },
    ...{ recorded_by_name: marker, recorded_at: '2026-11-20' },
  })
  const sha256 = 'b'.repeat(64)
  const gate = await insert('rollout_gate', {
    ...{
      status: 'decided',
      criteria: '[]',
      content: '{}',
      sha256,
      decision: 'conditional_go',
      decided_at: '2026-11-20',
    },
    ...{ opened_by_name: marker, opened_reason: marker },
  })
  await insert('rollout_gate_evaluation', {
    ...{ gate_id: gate, overall: 'go', findings: '[]', evaluated_by_name: marker, evaluated_at: '2026-11-20' },
  })
  await insert('rollout_gate_step', {
    ...{ gate_id: gate, action: 'sign', sha256, person_id: person, person_name: marker, at: '2026-11-20' },
  })
  await insert('rollout_gate_condition', {
    ...{ gate_id: gate, number: 1, title: marker, owner_id: person, owner_name: marker, due_on: '2026-12-01' },
  })
}
