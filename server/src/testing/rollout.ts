// Waves for tests, written by the superuser of the test cluster.
import { randomUUIDv7 } from 'node:crypto'
import { getOrganization } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { onAdmin } from './test-cluster.ts'

interface WaveParts {
  number: number
  name?: string
  status?: string
  startsOn?: string
  endsOn?: string
  /** Codes of its organizations, which must exist. */
  organizations?: readonly string[]
  /** Kind and day. */
  milestones?: readonly (readonly [kind: string, dueOn: string])[]
}

/** Adds a wave with its organizations and milestones; answers its id. */
export async function addWave(test: TestDatabase, parts: WaveParts): Promise<string> {
  const { number, name = `Wave ${number}`, status = 'planned', startsOn = '2026-11-09', endsOn = '2026-12-01' } = parts
  const id = randomUUIDv7()
  const began = ['active', 'paused', 'completed'].includes(status) ? startsOn : null
  await onAdmin(
    test.adminUrl,
    `insert into rollout_wave (id, number, name, status, starts_on, ends_on, baseline_starts_on, baseline_ends_on,
       started_on, paused_on, ended_on)
     values ($1, $2, $3, $4, $5, $6, $5, $6, $7, $8, $9)`,
    [
      ...[id, number, name, status, startsOn, endsOn, began],
      ...[status === 'paused' ? startsOn : null, status === 'completed' ? endsOn : null],
    ],
  )
  for (const code of parts.organizations ?? []) {
    const { id: organization } = await getOrganization(test, code)
    await onAdmin(test.adminUrl, 'insert into rollout_placement (organization_id, id, wave_id) values ($1, $2, $3)', [
      ...[organization, randomUUIDv7(), id],
    ])
  }
  for (const [kind, dueOn] of parts.milestones ?? [])
    await onAdmin(
      test.adminUrl,
      `insert into rollout_milestone (id, wave_id, kind, title, due_on, baseline_on) values ($1, $2, $3, $3, $4, $4)`,
      [randomUUIDv7(), id, kind, dueOn],
    )
  return id
}
