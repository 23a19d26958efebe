import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '../testing/database.ts'
import { addWave } from '../testing/rollout.ts'
import { TEST_SECRET } from '../testing/test-cluster.ts'
import { rolloutReport } from './rollout-report.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-rollout-report-'))
const before = { ...process.env }

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
  await addWave(test, { number: 2, status: 'active', organizations: ['MPW'], milestones: [['go_live', '2020-01-02']] })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function report(...args: string[]) {
  const out: string[] = []
  const exitCode = await runCommand([rolloutReport], ['rollout-report', ...args], {
    out: (text) => out.push(text),
    err: (text) => out.push(text),
  })
  return { exitCode, out: out.join('\n') }
}

it('prints the daily and the weekly report, for people and as JSON', async () => {
  const { exitCode, out } = await report('daily')
  expect(exitCode, out).toBe(0)
  expect(out).toMatch(/^Daily report of .+, as of /m)
  expect(out).toContain('go_live, wave 2 (Was due on 2 January 2020, nobody owns it)')
  expect(out).toMatch(/^Likely end .+ working days? after the planned end on/m)
  const weekly = JSON.parse((await report('weekly', '--json')).out)
  expect(weekly).toMatchObject({
    kind: 'weekly',
    waves: [{ number: 2, onboarded: 0 }],
    isWorkingDay: expect.any(Boolean),
  })
  expect((await report('yearly')).out).toContain('The report is daily or weekly, not "yearly".')
  expect((await report()).exitCode).toBe(1)
})
