import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../testing/database.ts'
import { addWave } from '../testing/rollout.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { runCommand } from './run-command.ts'
import { suggestWaveGroupings } from './suggest-wave-groupings.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-suggest-'))
const before = { ...process.env }

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
  await addWave(test, { number: 1, status: 'completed', organizations: ['MOH', 'MOLE', 'MAFAR'] })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function suggest(...args: string[]) {
  const out: string[] = []
  const exitCode = await runCommand([suggestWaveGroupings], ['suggest-wave-groupings', ...args], {
    out: (text) => out.push(text),
    err: () => undefined,
  })
  return { exitCode, out: out.join('\n') }
}

describe('suggest-wave-groupings', { timeout: 120_000 }, () => {
  it('prints waves, score, baselines and bound as JSON, and keeps nothing', async () => {
    const { exitCode, out } = await suggest('--max-per-wave', '6', '--balance-types', '--seed', '7', '--json')
    expect(exitCode).toBe(0)
    const result = JSON.parse(out)
    expect(Object.keys(result).sort()).toEqual(['baselines', 'bound', 'score', 'seconds', 'seed', 'waves'])
    expect(result).toMatchObject({ seed: 7, score: expect.any(Number) })
    expect(result.waves[0].wave).toBe(2)
    const sizes = result.waves.map(({ organizations }: { organizations: string[] }) => organizations.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6)
    expect(sizes.reduce((sum: number, size: number) => sum + size, 0)).toBe(41)
    const { rows } = await onAdmin(test.adminUrl, 'select count(*)::int as plans from rollout_plan')
    expect(rows).toEqual([{ plans: 0 }])
  })

  it('publishes planned waves with --create', async () => {
    const { exitCode, out } = await suggest('--create')
    expect(exitCode).toBe(0)
    expect(out).toContain('Published as plan 1.')
    const { rows } = await onAdmin(
      test.adminUrl,
      `select (select count(*)::int from rollout_placement where left_on is null) as places,
              (select count(*)::int from rollout_wave where status = 'planned') >= 9 as waves`,
    )
    expect(rows).toEqual([{ places: 44, waves: true }])
  })

  it('refuses sizes that make no sense', async () => {
    expect((await suggest('--max-per-wave', '0')).exitCode).toBe(1)
  })
})
