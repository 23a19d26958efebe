import type { Finding } from './law.contract.ts'
import { citationOf, lawRules, type RuleId } from './rules.ts'

/** A breach of a rule, as severe as the table says; '' as path: of the whole document. */
export function breach(rule: RuleId, message: string, path = ''): Finding {
  return { rule, section: citationOf(rule), severity: lawRules[rule].severity, message, path }
}

/** Whether a rule is in force on a day, `YYYY-MM-DD`. */
export function inForce(rule: RuleId, day: string): boolean {
  const { from, to = '9999-12-31' }: { from: string; to?: string } = lawRules[rule]
  return from <= day && day <= to
}

/** `12.3 %`, cut off, never rounded up to a share that is not reached. */
export function percentWords(part: bigint, whole: bigint): string {
  const tenths = whole > 0n ? (part * 1000n) / whole : 0n
  return `${tenths / 10n}.${tenths % 10n} %`
}
