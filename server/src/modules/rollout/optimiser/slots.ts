import type { WaveProblem } from './problem.contract.ts'

type Waves = Pick<WaveProblem, 'firstWave' | 'exceptions' | 'limits'>

/** Numbers of the waves that may be filled, in order: `wavesMost` of them, closed ones left out. */
export function openWaves(problem: Waves): number[] {
  const closed = closedWaves(problem)
  const waves: number[] = []
  for (let wave = problem.firstWave; waves.length < problem.limits.wavesMost; wave += 1) {
    if (!closed.has(wave)) waves.push(wave)
  }
  return waves
}

export function closedWaves({ exceptions }: Pick<WaveProblem, 'exceptions'>): Set<number> {
  return new Set(exceptions.filter(({ closed }) => closed).map(({ wave }) => wave))
}

/** How many open waves come before a wave: 0 for the first. Also for waves that may not be filled. */
export function positionOf({ firstWave, exceptions }: Pick<WaveProblem, 'firstWave' | 'exceptions'>, wave: number) {
  let before = 0
  for (const closed of closedWaves({ exceptions })) if (closed >= firstWave && closed < wave) before += 1
  return wave - firstWave - before
}

/** Most organizations in a wave; 0 where it is closed. */
export function mostIn({ limits, exceptions }: Pick<WaveProblem, 'limits' | 'exceptions'>, wave: number): number {
  const here = exceptions.filter((exception) => exception.wave === wave)
  return here.reduce((most, { closed, most: least }) => Math.min(most, closed ? 0 : (least ?? most)), limits.most)
}

/** Training seats of the trainers in the time of a wave; null: no limit. */
export function seatsOf({ limits }: Pick<WaveProblem, 'limits'>): number | null {
  return limits.trainers === null || limits.seatsPerTrainer === null ? null : limits.trainers * limits.seatsPerTrainer
}

/** Fewer seats in one wave by an exception; null: as in the others. */
export function seatsIn({ exceptions }: Pick<WaveProblem, 'exceptions'>, wave: number): number | null {
  const seats = exceptions.filter((exception) => exception.wave === wave).flatMap(({ seats: own }) => own ?? [])
  return seats.length > 0 ? Math.min(...seats) : null
}
