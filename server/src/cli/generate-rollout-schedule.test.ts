import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../testing/database.ts'
import { addWave } from '../testing/rollout.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { generateRolloutSchedule } from './generate-rollout-schedule.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-schedule-'))
const before = { ...process.env }

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
  await addWave(test, { number: 2, startsOn: '2099-01-05', endsOn: '2099-01-23' })
  await addWave(test, { number: 3, startsOn: '2099-02-05', endsOn: '2099-02-23' })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(...args: string[]) {
  const out: string[] = []
  const say = (text: string) => void out.push(text)
  const exitCode = await runCommand([generateRolloutSchedule], ['generate-rollout-schedule', ...args], {
    out: say,
    err: say,
  })
  return { exitCode, text: out.join('\n') }
}
const waves = async () =>
  (
    await onAdmin(
      test.adminUrl,
      `select starts_on::text || ' ' || ends_on::text as days from rollout_wave order by number`,
    )
  ).rows.map(({ days }: { days: string }) => days)

describe('generate-rollout-schedule', () => {
  it('says what it would do, then does it and writes the calendar', async () => {
    const dry = await bmms('--start-date', '2099-03-02', '--dry-run')
    expect(dry.text).toContain('Moves 2 waves. Nothing was changed.')
    expect(dry.text).toContain('Wave 2: 2 March 2099 to 19 March 2099')
    expect(await waves()).toEqual(['2099-01-05 2099-01-23', '2099-02-05 2099-02-23'])
    const file = join(folder, 'rollout.ics')
    const done = await bmms('--start-date', '2099-03-02', '--wave-duration', '10', '--gap', '5', '--export-ical', file)
    expect(done).toMatchObject({ exitCode: 0 })
    expect(await waves()).toEqual(['2099-03-02 2099-03-13', '2099-03-23 2099-04-03'])
    const events = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8'))).getAllSubcomponents('vevent')
    expect(events).toHaveLength(14)
  })

  it('refuses days that are none', async () => {
    expect(await bmms('--start-date', '2099-02-30')).toMatchObject({ exitCode: 1 })
    expect((await bmms('--start-date', '2020-01-02')).text).toContain('has passed')
  })
})
