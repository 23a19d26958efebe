import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPerson } from '../testing/builders.ts'
import { useTestDatabase } from '../testing/database.ts'
import { addWave } from '../testing/rollout.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { activateOrganizationCommand } from './activate-organization.ts'
import { capacityPlan } from './capacity-plan.ts'
import { deactivateOrganizationCommand } from './deactivate-organization.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-activate-'))
const before = { ...process.env }
beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
  await onAdmin(test.adminUrl, `update organization set is_active = false, modules = '{}' where code = 'MOTC'`)
  await createPerson(test, { roles: { MOTC: ['admin'] } })
  await addWave(test, { number: 4, status: 'active', organizations: ['MOTC'] })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(...args: string[]) {
  const out: string[] = []
  const say = (text: string) => out.push(text)
  const commands = [activateOrganizationCommand, deactivateOrganizationCommand, capacityPlan]
  const exitCode = await runCommand(commands, args, { out: say, err: () => undefined })
  const errors: string[] = []
  if (exitCode === 1) await runCommand(commands, args, { out: () => undefined, err: (text) => errors.push(text) })
  return { exitCode, out: [...out, ...errors].join('\n') }
}

it('rehearses, refuses with what is missing, and activates', async () => {
  const rehearsal = await bmms('activate-organization', 'motc', '--dry-run')
  expect(rehearsal).toMatchObject({ exitCode: 2, out: expect.stringContaining('MOTC, Administrators:') })
  expect(rehearsal.out).toContain('  no       Head and contact are known: Not given: head, e-mail, phone (soft)')
  expect(rehearsal.out).toContain('Dry run: nothing was done. 1 missing.')
  expect(await bmms('activate-organization', 'MOTC')).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('is not ready for Administrators'),
  })
  expect((await bmms('activate-organization', 'MOTC', '--pass-over', 'contact')).out).toContain('--reason is needed')
  expect((await bmms('activate-organization', 'MOTC', '--pass-over', 'weather', '--reason', 'x')).out).toContain(
    'no item "weather"',
  )
  expect(await bmms('activate-organization', 'MOTC', '--stage', 'budgeting')).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('MOTC gets Administrators before Budgeting'),
  })
  const done = await bmms('activate-organization', 'MOTC', '--pass-over', 'contact', '--reason', 'The head is new.')
  expect(done).toEqual({ exitCode: 0, out: 'MOTC has the stage Administrators now.\nNext: Planning.' })
  expect((await bmms('activate-organization', 'NONE')).exitCode).toBe(1)
})

it('rehearses and closes', async () => {
  expect((await bmms('deactivate-organization', 'MOTC')).out).toContain('--reason')
  const rehearsal = await bmms('deactivate-organization', 'MOTC', '--reason', 'Flood', '--dry-run')
  expect(rehearsal.out).toBe('Dry run: nothing was done. MOTC would be closed. 1 people are concerned.')
  const done = await bmms('deactivate-organization', 'MOTC', '--reason', 'Flood', '--json')
  expect(JSON.parse(done.out)).toMatchObject({ code: 'MOTC', isActive: false, people: 1 })
  expect((await bmms('deactivate-organization', 'MOTC', '--reason', 'Flood')).out).toContain('is not on for MOTC')
})

it('plans capacity, and writes it', async () => {
  const plan = await bmms('capacity-plan', '--organizations', '10')
  expect(plan).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('Capacity for 10 organizations, confidence none'),
  })
  expect(plan.out).toMatch(/Processor cores +no data/)
  for (const name of ['plan.pdf', 'plan.xlsx', 'plan.json']) {
    const path = join(folder, name)
    expect((await bmms('capacity-plan', '--out', path)).out).toContain(`Written to ${path}.`)
    expect(existsSync(path)).toBe(true)
  }
  expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toMatchObject({
    needs: { organizations: 44, cores: null },
  })
  expect((await bmms('capacity-plan', '--out', 'plan.doc')).out).toContain('--out must end with')
}, 60_000)
