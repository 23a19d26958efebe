// What a modification does to each balance, and who would have to approve it: what-if, without saving anything.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { getFundCluster, requireLines } from '../releases/document-rules.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import { drawLines } from '../releases/documents.ts'
import { leftOf } from '../releases/room.ts'
import { lawfulApprover } from './lawful-approver.ts'
import { findItemised, findingsOf, type Itemised, type Movement } from './modification-rules.ts'
import type { BalanceEffect, Effect, LawfulApprover, previewModification } from './modifications.contract.ts'

interface About extends Movement {
  block: string
  declaredBy?: LawfulApprover['approver'] | null
}

/** Balances before and after, in the order of the lines; objects beside the class that they are part of. */
export function effectOf(about: About, lines: readonly DocumentLine[], itemised: Itemised): Effect {
  const kind = about.kind as 'transfer'
  return {
    balances: [...classEffects(about, lines), ...objectEffects(lines, itemised)],
    out: sumOf(lines, 'from'),
    into: sumOf(lines, 'to'),
    lawful:
      lines.length === 0
        ? null
        : lawfulApprover(lines, { kind, block: about.block, declaredBy: about.declaredBy ?? null }),
    findings: findingsOf(about, lines, itemised),
  }
}

/** The effect of lines that nobody saved. Fails with budget.document.line_twice and .ppa_unknown. */
export async function previewEffect(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof previewModification>, 'body'>,
): Promise<Effect> {
  const fundCluster = await getFundCluster(scope, body.fundingSource)
  await requireLines(scope, body, body.lines)
  const lines = await drawLines(scope, { ...body, fundCluster }, body.lines)
  return effectOf({ ...body, declaredBy: body.declaredBy ?? null }, lines, await findItemised(scope, lines))
}

function sumOf(lines: readonly DocumentLine[], side: string): string {
  return pesosOf(lines.filter((line) => line.side === side).reduce((sum, { amount }) => sum + centavos(amount), 0n))
}

const signed = ({ side, amount }: DocumentLine) => (side === 'to' ? centavos(amount) : -centavos(amount))

function classEffects({ moves }: Movement, lines: readonly DocumentLine[]): BalanceEffect[] {
  const byAccount = Map.groupBy(lines, ({ ppaId, class: of }) => `${ppaId} ${of}`)
  return [...byAccount.values()].flatMap((of) => {
    const [line] = of
    const change = of.reduce((sum, each) => sum + signed(each), 0n)
    if (!line || (change === 0n && of.every(({ objectCode }) => objectCode !== null))) return []
    const released = moves === 'appropriation' ? 0n : change
    return [
      {
        ppaCode: line.ppaCode,
        ppaTitle: line.ppaTitle,
        class: line.class,
        objectCode: null,
        change: pesosOf(change),
        appropriatedBefore: line.appropriated,
        appropriatedAfter: pesosOf(centavos(line.appropriated) + change),
        allottedBefore: line.allotted,
        allottedAfter: pesosOf(centavos(line.allotted) + released),
        leftBefore: pesosOf(leftOf(line)),
        leftAfter: pesosOf(leftOf(line) + released),
      },
    ]
  })
}

function objectEffects(lines: readonly DocumentLine[], itemised: Itemised): BalanceEffect[] {
  return lines
    .filter(({ objectCode }) => objectCode !== null)
    .map((line) => {
      const item = itemised.get(`${line.accountId} ${line.objectCode}`) ?? { allotted: 0n, obligated: 0n }
      const change = signed(line)
      return {
        ppaCode: line.ppaCode,
        ppaTitle: line.ppaTitle,
        class: line.class,
        objectCode: line.objectCode,
        change: pesosOf(change),
        appropriatedBefore: null,
        appropriatedAfter: null,
        allottedBefore: pesosOf(item.allotted),
        allottedAfter: pesosOf(item.allotted + change),
        leftBefore: pesosOf(item.allotted - item.obligated),
        leftAfter: pesosOf(item.allotted - item.obligated + change),
      }
    })
}
