// Whether a paper is what stands in BMMS: for everybody who holds one, and nothing of its content.
import { and, eq, sql } from 'drizzle-orm'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { OversightScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { failGate } from './errors.ts'
import { hashOfGate } from './gate-content.ts'
import { GATE_STATUS_WORDS, type GateStatus, type verifyGate } from './gates.contract.ts'
import { gateSteps, gates } from './tables.ts'

/** The hash as signed, and whether the content still has it. Fails with rollout.gate.not_found. */
export async function lookAtGate(
  scope: OversightScope,
  { params }: Input<typeof verifyGate>,
): Promise<Output<typeof verifyGate>> {
  const [row] = await scope.db.select().from(gates).where(eq(gates.id, params.id))
  if (!row) return failGate('rollout.gate.not_found')
  const { content, sha256, number, decidedAt, updatedAt } = row
  const ofContent = and(eq(gateSteps.gateId, row.id), sql`${gateSteps.sha256} = ${sha256}`)
  const signatures = await scope.db.select({ id: gateSteps.id }).from(gateSteps).where(ofContent)
  const [later] = await scope.db
    .select({ id: gates.id })
    .from(gates)
    .where(and(eq(gates.supersedesId, row.id), eq(gates.status, 'decided')))
  const changedAt = decidedAt ?? updatedAt
  return {
    ...{ sha256, number, changedAt },
    kind: row.waveId === null ? 'organization' : 'wave',
    isIntact: content !== null && sha256 === hashOfGate(content),
    statusWords: GATE_STATUS_WORDS[row.status as GateStatus],
    signatures: signatures.length,
    isSuperseded: later !== undefined,
    dualDate: dualDate(today(Temporal.Instant.from(changedAt))),
  }
}
