// Waves that can still change, by the number in an address or by id.
import { eq } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failCore } from '../errors.ts'
import { WAVE_STATUS_WORDS, type WaveStatus } from '../rollout.contract.ts'
import { waves } from '../tables.ts'
import { waveWorkflow } from '../wave-workflow.ts'
import type { WaveRow } from '../waves.ts'
import { fail } from './errors.ts'

/** The number of a wave as it stands in an address. Fails with rollout.wave.not_found. */
export function waveNumber(digits: string): number {
  const number = Number(digits)
  return number >= 1 && number <= 99 ? number : failCore('rollout.wave.not_found', { number: digits })
}

/** The wave of an id, when it is neither completed nor cancelled. Errors: rollout.wave.not_found, closed. */
export async function requireOpenWave(scope: PlatformScope, id: string): Promise<WaveRow> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, id))
  if (!wave) return failCore('rollout.wave.not_found', { number: '' })
  refuseClosed(wave)
  return wave
}

/** Fails with rollout.wave.closed for a completed or cancelled wave. */
export function refuseClosed({ number, status }: Pick<WaveRow, 'number' | 'status'>): void {
  const open: readonly string[] = waveWorkflow.editable
  if (!open.includes(status)) fail('rollout.wave.closed', { number, status: statusWord(status) })
}

export function statusWord(status: string): string {
  return WAVE_STATUS_WORDS[status as WaveStatus].toLowerCase()
}
