import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPerson, getOrganization } from '../testing/builders.ts'
import { useTestDatabase } from '../testing/database.ts'
import { addWave } from '../testing/rollout.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { cleanupPilotData } from './cleanup-pilot-data.ts'
import { exportPilotData } from './export-pilot-data.ts'
import { runCommand } from './run-command.ts'
import { wave } from './wave.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-wave-'))
const before = { ...process.env }

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(line: string) {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
  const [out, err]: string[][] = [[], []]
  const commands = [wave, cleanupPilotData, exportPilotData]
  const exitCode = await runCommand(commands, args, { out: (text) => out?.push(text), err: (text) => err?.push(text) })
  return { exitCode, out: out?.join('\n') ?? '', err: err?.join('\n') ?? '' }
}
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows

it('pauses, resumes and cancels a wave, and says first what that means', async () => {
  await createPerson(test, { roles: { MOTC: ['planner'] } })
  await addWave(test, {
    number: 51,
    status: 'active',
    organizations: ['MOTC'],
    milestones: [['go_live', '2026-12-01']],
  })
  const dry = await bmms('wave cancel 51 --revoke-access --rollback-data --dry-run')
  expect(dry).toMatchObject({ exitCode: 0 })
  expect(dry.out).toContain('Would cancel wave 51. Nothing was changed.')
  expect(dry.out).toContain('1 organizations (MOTC), 1 people, 0 of them signed in')
  expect((await bmms('wave pause 51')).err).toContain('--reason is needed')
  expect((await bmms('wave pause 51 --reason "Trainers are ill."')).out).toContain('Wave 51 is paused.')
  expect((await bmms('wave pause 51 --reason "Again"')).err).toContain(
    'Wave 51 is paused. Only a wave that has started can be paused',
  )
  expect((await bmms('wave resume 51 --reason "They are back."')).out).toContain('Wave 51 is resumed.')
  const cancelled = await bmms('wave cancel 51 --reason "No budget." --revoke-access --rollback-data --json')
  expect(JSON.parse(cancelled.out)).toMatchObject({
    status: 'cancelled',
    revocations: [{ organization: 'MOTC', members: 1, by: 'Command line' }],
    rollbacks: [{ organization: 'MOTC', state: 'checking' }],
  })
  expect((await bmms('wave resume 51 --reason "Yes"')).err).toContain('Wave 51 is cancelled.')
})

it.each([
  ['wave', 'STEP NUMBER are needed, not 0.'],
  ['wave stop 3', '"stop" is no step of a wave: pause, resume or cancel.'],
  ['wave pause three', '"three" is no number of a wave.'],
  ['wave pause 3 --revoke-access', '--revoke-access and --rollback-data belong to "wave cancel".'],
  ['wave pause 77 --reason "x"', 'There is no wave 77.'],
])('%s is refused', async (line, words) => {
  const { exitCode, err } = await bmms(line)
  expect({ exitCode, err }).toMatchObject({ exitCode: 1, err: expect.stringContaining(words) })
})

it('exports what pilots entered, removes it when that is confirmed, and makes trial accounts anonymous', async () => {
  await rows(`update organization set live_on = null, onboarded_on = null, is_pilot = code = 'MOH', pilot_ends_on = null,
    pilot_starts_on = '2026-03-01' where is_pilot`)
  const { id } = await getOrganization(test, 'MOH')
  await createPerson(test, { platformRoles: ['platform_admin'] })
  const trial = await createPerson(test, { roles: { MOH: ['planner'] } })
  const admin = await createPerson(test, { roles: { MOH: ['admin'] } })
  await rows(
    `insert into ppa (organization_id, id, code, title, kind, cost_structure)
    values ($1, gen_random_uuid(), '310100100001000', 'Trial program', 'program', 'operations')`,
    [id],
  )
  const file = join(folder, 'pilots.gz')
  expect((await bmms(`export-pilot-data --out ${file}`)).out).toMatch(/^Wrote \d+ rows of MOH to /)
  expect(gunzipSync(readFileSync(file)).toString()).toContain('Trial program')
  expect((await bmms(`export-pilot-data --out ${file}`)).err).toContain('exists already')

  const look = await bmms('cleanup-pilot-data')
  expect(look.out).toContain('MOH: 1 rows would be removed or put back.')
  expect(look.out).toContain('Nothing was changed. Add --confirm to do it.')
  expect(await rows('select from ppa where organization_id = $1', [id])).toHaveLength(1)
  const done = await bmms(`cleanup-pilot-data --confirm --export-first --out ${join(folder, 'first.gz')}`)
  expect(done.out).toContain('MOH: 1 rows were removed or are as they were.')
  expect(await rows('select from ppa where organization_id = $1', [id])).toHaveLength(0)
  expect(await rows('select is_active from organization where id = $1', [id])).toEqual([{ is_active: true }])

  expect((await bmms('cleanup-pilot-data --anonymize')).out).toContain(trial.username)
  expect(await bmms('cleanup-pilot-data --anonymize --confirm')).toMatchObject({ err: '', exitCode: 0 })
  expect(
    await rows('select erased_at is not null as erased from person where id in ($1, $2) order by erased', [
      trial.id,
      admin.id,
    ]),
  ).toEqual([{ erased: false }, { erased: true }])
  await rows(`update organization set onboarded_on = '2026-06-01', live_on = '2026-06-01' where code = 'MOH'`)
  expect((await bmms('cleanup-pilot-data --confirm')).out).toContain(
    'MOH is live: its rollback needs a second person. Left alone.',
  )
}, 60_000)
