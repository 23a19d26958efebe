import { describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { seedPilotMilestones } from '../schedule/seed-pilot-milestones.ts'
import { seedPilotWave } from '../seed.ts'
import { findPlaced, getWave } from '../waves.ts'
import { readHealth } from './health.ts'
import { seedPilotRun } from './seed-pilot-run.ts'

const test = useTestDatabase()
const system = { actor: SYSTEM, requestId: 'test' }

describe('the pilot of a demo', () => {
  it('is left alone without demo accounts, and gets its team and story once with them', async () => {
    await inPlatform(test.database, system, async (scope) => {
      await seedPilotWave(scope)
      await seedPilotMilestones(scope)
      await seedPilotRun(scope)
    })
    expect((await onAdmin(test.adminUrl, 'select from rollout_coordinator')).rowCount).toBe(0)
    const trainer = await createPerson(test, { platformRoles: ['trainer'] })
    await onAdmin(test.adminUrl, `update person set username = 'trainer' where id = $1`, [trainer.id])
    for (const code of ['MOH', 'MOH', 'MAFAR']) await createPerson(test, { roles: { [code]: ['admin'] } })
    for (const _ of [1, 2]) await inPlatform(test.database, system, seedPilotRun)
    const [wave, placed, standing] = await inPlatform(test.database, system, async (scope) => {
      const found = await getWave(scope, 1)
      return [found, await findPlaced(scope, [found.id]), await readHealth(scope, [found.id])] as const
    })
    expect(placed.map(({ code, state }) => `${code} ${state}`)).toEqual([
      ...['MAFAR pending', 'MOH training_complete', 'MOLE pending'],
    ])
    expect(standing.get(wave.id)).toMatchObject({
      milestonesDone: 3,
      overdueMilestones: 0,
      highBlockers: 1,
      blockers: 1,
    })
    expect((await onAdmin(test.adminUrl, 'select from notification')).rowCount).toBe(0)
    expect(test.enqueued).toEqual([])
  })
})
