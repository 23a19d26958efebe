// What two people sign, whole: nothing that the paper says of the decision stands outside of it.
import { contentHash } from '../../../platform/documents/content-hash.ts'
import type { Finding } from './finding.contract.ts'
import type { Decision, Overall } from './verdicts.contract.ts'

export interface SignedCondition {
  number: number
  criterion: string | null
  title: string
  ownerId: string
  ownerName: string
  /** A working day. */
  dueOn: string
}

export interface GateContent {
  form: 'bmms.rollout.gate/1'
  number: number
  wave: { number: number; name: string } | null
  organization: { code: string; name: string } | null
  openedBy: string
  openedReason: string
  /** Number of the gate that it replaces. */
  supersedes: number | null
  criteriaReason: string
  evaluatedAt: string
  findings: Finding[]
  overall: Overall
  decision: Decision
  reason: string
  conditions: SignedCondition[]
}

/** SHA-256 of the content, hexadecimal. Texts, lists and small whole numbers only: its JSON is the same everywhere. */
export function hashOfGate(content: GateContent): string {
  return contentHash(content)
}
