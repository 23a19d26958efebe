// Waves with figures, and people who may sign their gates.
import { beforeAll } from 'vitest'
import type { Answer, Ask, TestApp } from './app.ts'
import { createPerson, type TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { addWave } from './rollout.ts'
import { onAdmin } from './test-cluster.ts'

const ROLES = {
  manager: 'rollout_manager',
  second: 'rollout_manager',
  executive: 'ocm_executive',
  coordinator: 'rollout_coordinator',
  trainer: 'trainer',
  viewer: 'ocm_viewer',
} as const
export type GatePerson = keyof typeof ROLES

export const GATES = '/platform/rollout/gates'

/** Figures that meet what the gate of a wave asks for, but for its active users. */
export const GOOD_FIGURES = {
  ...{ critical_bugs: '0', uptime: '99.9', error_rate: '0.2', training_completion: '92', satisfaction: '4.4' },
}
const SAMPLES: Readonly<Record<string, number>> = {
  ...{
    uptime: 720,
    error_rate: 50_000,
    training_completion: 60,
    satisfaction: 30,
    active_users: 60,
    tests_passed: 200,
  },
}

interface GateRef {
  id: string
  version: number
}

/** Call after `useTestDatabase` and `useTestApp`. Nobody is in a wave to begin with. */
export function useGates(test: TestDatabase, app: TestApp) {
  const people = {} as Record<GatePerson, TestPerson>
  const ask = {} as Record<GatePerson, Ask & { cookie: string }>
  const waveIds = new Map<number, string>()
  let numbers = 10
  beforeAll(async () => {
    await onAdmin(test.adminUrl, 'update rollout_placement set left_on = current_date')
    for (const [name, role] of Object.entries(ROLES) as [GatePerson, (typeof ROLES)[GatePerson]][]) {
      people[name] = await createPerson(test, { name: `Ms ${name}`, platformRoles: [role] })
      ask[name] = await app.signIn(people[name])
    }
  })

  /** An active wave with two open milestones; answers its number. */
  async function startWave(parts: { status?: string; organizations?: string[] } = {}): Promise<number> {
    const number = numbers++
    const milestones = [
      ['kickoff', '2026-11-09'],
      ['completion', '2026-12-01'],
    ] as const
    waveIds.set(number, await addWave(test, { number, status: 'active', ...parts, milestones }))
    return number
  }

  /** Enters figures of a subject; those that are measured for all of BMMS, for all of it. */
  async function enter(
    subject: { wave: number } | { organization: string },
    figures: Record<string, string>,
    measuredOn = '2026-11-19',
  ) {
    for (const [criterion, value] of Object.entries(figures)) {
      const { status, body } = await ask.trainer('POST', '/platform/rollout/measures', {
        ...{ criterion, value, measuredOn, source: 'Sheet', sampleSize: SAMPLES[criterion] },
        ...(['uptime', 'error_rate'].includes(criterion) ? {} : subject),
      })
      if (status !== 201) throw new Error(`${criterion} ${value}: ${body.detail}`)
    }
  }

  async function goodWave(): Promise<number> {
    const wave = await startWave()
    await enter({ wave }, { ...GOOD_FIGURES, active_users: '75' })
    return wave
  }

  return {
    ...{ people, ask, startWave, enter, goodWave },
    idOf: (wave: number) => waveIds.get(wave) ?? '',
    openFor: async (wave: number, reason?: string) =>
      (await ask.coordinator('POST', GATES, { wave, ...(reason ? { reason } : {}) })).body,
    sign: (who: GatePerson, gate: GateRef, parts: object = {}): Promise<Answer> =>
      ask[who]('POST', `${GATES}/${gate.id}/signatures`, {
        ...{ version: gate.version, decision: 'go', reason: '', conditions: [], comment: '', ...parts },
      }),
    step: (who: GatePerson, gate: GateRef, action: string, comment = ''): Promise<Answer> =>
      ask[who]('POST', `${GATES}/${gate.id}/steps`, { action, version: gate.version, comment }),
    waveRow: async (wave: number) =>
      (
        await onAdmin(
          test.adminUrl,
          'select status, ended_on::text, status_reason from rollout_wave where number = $1',
          [wave],
        )
      ).rows[0],
    condition: (parts: object = {}) => ({
      ...{ criterion: null, title: 'Train the rest', ownerId: people.trainer.id, dueOn: '2026-12-01', ...parts },
    }),
  }
}
