// An organization's place in a wave, with a row in each of the rollout's tables.
import { randomUUIDv7 } from 'node:crypto'
import type { TestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'
import type { Insert } from './filled-proposal.ts'

/** The wave is that of all organizations; it is made by the first of them. */
export async function fillRollout(test: TestDatabase, insert: Insert, marker: string): Promise<void> {
  await onAdmin(
    test.adminUrl,
    `insert into rollout_wave (id, number, name, starts_on, ends_on, baseline_starts_on, baseline_ends_on)
       values ($1, 98, 'A wave', '2026-11-09', '2026-12-01', '2026-11-09', '2026-12-01') on conflict do nothing`,
    [randomUUIDv7()],
  )
  const [wave] = await onAdmin(test.adminUrl, 'select id from rollout_wave where number = 98').then(({ rows }) => rows)
  await insert('rollout_placement', { wave_id: wave?.id, state_by: 'person', state_reason: marker })
  await insert('rollout_blocker', { wave_id: wave?.id, severity: 'low', title: marker, opened_by_name: marker })
  await insert('rollout_profile', { size: 'small', expected_people: 5, trainees: 5, cluster: marker, source: marker })
  await insert('rollout_check', {
    ...{ wave_id: wave?.id, item: 'focal_person', answer: 'yes', note: marker, noted_on: '2026-11-20' },
    noted_by_name: marker,
  })
  const step = { action: 'activate', stage: 2, reason: marker, modules_before: [], modules_after: ['planning'] }
  await insert('activation_step', { ...step, acted_by_name: marker, acted_at: '2026-11-20T00:00:00Z' })
  // A share that reaches everybody: what it withholds has tests of its own.
  await insert('feature_share', { feature: 'planning', mode: 'on', reason: marker, changed_by_name: marker })
}
