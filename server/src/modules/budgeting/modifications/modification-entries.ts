// A modification as ledger entries, so that FAR 1 shows each in its column.
import { centavos, pesosOf } from '../centavos.ts'
import type { EntryDraft } from '../ledger/post.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import type { Movement } from './modification-rules.ts'

type MovedLine = Pick<DocumentLine, 'side' | 'amount' | 'objectCode'> & { accountId: string }

/**
 * Appropriations move by what each balance wins or loses (column 4). Allotments of a transfer move out and in (columns 8
 * and 9); those of a realignment or augmentation are adjusted (column 7), by object where the lines name one.
 */
export function entriesOf({ kind, moves }: Movement, lines: readonly MovedLine[]): EntryDraft[] {
  const appropriations = [...Map.groupBy(lines, ({ accountId }) => accountId)].flatMap(([accountId, of]) => {
    const net = of.reduce((sum, { side, amount }) => sum + (side === 'to' ? centavos(amount) : -centavos(amount)), 0n)
    return net === 0n ? [] : [appropriationEntry(accountId, net)]
  })
  return moves === 'appropriation'
    ? appropriations
    : [...appropriations, ...lines.map((line) => allotmentEntry(kind, line))]
}

function appropriationEntry(accountId: string, net: bigint): EntryDraft {
  return net > 0n
    ? { accountId, stage: 'appropriation', movement: 'transfer_in', amount: pesosOf(net) }
    : { accountId, stage: 'appropriation', movement: 'transfer_out', amount: pesosOf(-net) }
}

function allotmentEntry(kind: string, line: MovedLine): EntryDraft {
  const { accountId, amount, objectCode, side } = line
  const [out, into] =
    kind === 'transfer' ? (['transfer_out', 'transfer_in'] as const) : (['decrease', 'increase'] as const)
  return { accountId, stage: 'allotment', movement: side === 'to' ? into : out, amount, objectCode }
}
