// Lines under review: what is asked for, what is approved, and why.
import { Button } from '@mantine/core'
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { findDecimal, formatMoney, formatNumber } from '../../lib/amounts.ts'
import { sameAmount } from '../../lib/centavos.ts'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { Sheet, SheetCell, type SheetColumn } from '../../ui/sheet.tsx'
import type { SheetDraft } from '../../ui/sheet-draft.tsx'
import { TalkButton } from './lines-panel.tsx'
import { entryOf, type ReviewDraft, withEntry } from './review-draft.ts'

interface ReviewSheetProps {
  lines: readonly ProposalLine[]
  draft: SheetDraft<ReviewDraft>
  problems: Readonly<Record<string, string>>
  onTalk: (line: ProposalLine) => void
}

const columns: SheetColumn[] = [
  { name: 'line', label: 'Line', width: '13rem' },
  { name: 'quantity', label: 'Quantity and cost', kind: 'number', width: '8rem' },
  { name: 'requested', label: 'Requested', kind: 'number', width: '8rem' },
  { name: 'approved', label: 'Approved', kind: 'number', width: '8rem' },
  { name: 'as', label: <span className="visually-hidden">As requested</span> },
  { name: 'note', label: 'Note', width: '10rem' },
  { name: 'talk', label: 'Comments' },
]

export function ReviewSheet({ lines, draft, problems, onTalk }: ReviewSheetProps) {
  const type = (line: ProposalLine, patch: { approved?: string; note?: string }) =>
    draft.change(withEntry(draft.latest(), line, patch))
  const onPaste = (cells: string[][], at: { row: number; column: number }) => {
    let next = draft.latest()
    for (const [down, row] of cells.entries()) {
      const line = lines[at.row + down]
      if (!line) continue
      const [first = '', second] = row
      const amount = { approved: findDecimal(first, 2) ?? first }
      next = withEntry(
        next,
        line,
        at.column === 0 ? { ...amount, ...(second ? { note: second } : {}) } : { note: first },
      )
    }
    draft.change(next)
  }
  return (
    <Sheet label="Lines under review" columns={columns} onPaste={onPaste}>
      {lines.map((line, at) => {
        const { approved, note } = entryOf(line, draft.values)
        const name = line.description.slice(0, 60)
        return (
          <tr key={line.id}>
            <td>
              <RowTitle
                title={line.description}
                details={[`${line.objectCode} ${line.objectName}`, `${line.class}, ${line.ppaTitle}`]}
              />
            </td>
            <td data-number>
              <RowTitle
                title={`${formatNumber(line.quantity)} ${line.unit}`}
                details={[`at ${formatMoney(line.unitCost)}`]}
              />
            </td>
            <td data-number>
              <Money value={line.amount} />
            </td>
            <td data-number>
              <SheetCell
                row={at}
                column={0}
                label={`Approved amount of ${name}`}
                places={2}
                value={approved}
                placeholder="Not set"
                changed={line.id in draft.values && !sameAmount(approved || null, line.approvedAmount)}
                error={problems[line.id]}
                onChange={(text) => type(line, { approved: text })}
              />
            </td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                disabled={sameAmount(approved || null, line.amount)}
                aria-label={`Approve ${name} as requested`}
                onClick={() => type(line, { approved: line.amount })}
              >
                As requested
              </Button>
            </td>
            <td>
              <SheetCell
                row={at}
                column={1}
                label={`Note on ${name}`}
                maxLength={1000}
                value={note}
                changed={note !== line.reviewNote}
                onChange={(text) => type(line, { note: text })}
              />
            </td>
            <td>
              <TalkButton line={line} onTalk={onTalk} />
            </td>
          </tr>
        )
      })}
    </Sheet>
  )
}
