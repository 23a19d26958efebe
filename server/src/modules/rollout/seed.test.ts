import { describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../platform/database/scope.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { seedPilotWave } from './seed.ts'
import { findPlaced, getWave } from './waves.ts'

const test = useTestDatabase()
const caller = { actor: SYSTEM, requestId: 'seed' }

describe('the pilot wave', () => {
  it('holds the pilots, once', async () => {
    await inPlatform(test.database, caller, seedPilotWave)
    await inPlatform(test.database, caller, seedPilotWave)
    const [wave, placed] = await inPlatform(test.database, caller, async (scope) => {
      const found = await getWave(scope, 1)
      return [found, await findPlaced(scope, [found.id])] as const
    })
    expect(wave).toMatchObject({ name: 'Pilot', status: 'active', startedOn: '2026-10-01', endsOn: '2026-12-31' })
    expect(placed.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'MAFAR pending',
      'MOH pending',
      'MOLE pending',
    ])
  })
})
