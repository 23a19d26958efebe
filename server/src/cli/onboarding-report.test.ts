import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPerson } from '../testing/builders.ts'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { onboardingReport } from './onboarding-report.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-report-'))
const before = { ...process.env }

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function report(...args: string[]) {
  const out: string[] = []
  const exitCode = await runCommand([onboardingReport], ['onboarding-report', ...args], {
    out: (text) => out.push(text),
    err: (text) => out.push(text),
  })
  return { exitCode, out: out.join('\n') }
}

it('shows a line per organization and the total, of all waves or one', async () => {
  expect((await report()).out).toContain('Nobody was invited yet (all waves).')
  for (const [code, wave, signedIn] of [
    ['MOH', 2, '2026-11-12T00:00:00Z'],
    ['MOH', 2, null],
    ['MOLE', 3, null],
  ] as const) {
    const { id } = await createPerson(test, { roles: { [code]: ['viewer'] } })
    await onAdmin(
      test.adminUrl,
      `insert into onboarding (person_id, wave, invited_at, first_signed_in_at) values ($1, $2, '2026-11-11', $3)`,
      [id, wave, signedIn],
    )
  }
  const { exitCode, out } = await report()
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^MOH +2 +2 +1 +0 +1 +1 +0 +0 +0$/m)
  expect(out).toMatch(/^total +3 +3 +1 /m)
  expect((await report('--wave', '3')).out).not.toContain('MOH')
  expect(JSON.parse((await report('--wave', '2', '--json')).out).totals).toMatchObject({ people: 2, signedIn: 1 })
  expect((await report('--wave', 'two')).exitCode).toBe(1)
})
