// Requested, approved and ceiling by class, with what is typed but not saved.
import { CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { centavosOf, pesosOf } from '../../lib/centavos.ts'
import classes from './live-totals.module.css'
import { entryOf, type ReviewDraft } from './review-draft.ts'

interface TotalsProps {
  proposal: Proposal
  lines: readonly ProposalLine[]
  draft: ReviewDraft
}

export function ReviewTotals({ proposal, lines, draft }: TotalsProps) {
  return (
    <ul className={classes.totals} aria-label="Approved against requested and ceilings, with what is not saved yet">
      {CLASSES.map((name) => {
        const total = proposal.classes.find((one) => one.class === name)
        const moved = lines.filter((line) => line.class === name).reduce((sum, line) => sum + changeOf(line, draft), 0n)
        const approved = (centavosOf(total?.approved ?? total?.requested ?? '0') ?? 0n) + moved
        const over = approved > (centavosOf(total?.ceiling ?? '0') ?? 0n)
        return (
          <li key={name} data-over={over || undefined}>
            <span className={classes.head}>
              <strong>{name}</strong> <span>{formatMoney(pesosOf(approved))}</span>
            </span>
            <span className={classes.room}>
              of {formatMoney(total?.requested ?? '0')} requested;{' '}
              {total?.ceiling ? `ceiling ${formatMoney(total.ceiling)}` : 'no ceiling'}
              {over && ', over it'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Centavos that an unsaved amount adds to what is approved; lines without an amount count as requested. */
function changeOf(line: ProposalLine, draft: ReviewDraft): bigint {
  if (!(line.id in draft)) return 0n
  const requested = centavosOf(line.amount) ?? 0n
  const saved = line.approvedAmount === null ? requested : (centavosOf(line.approvedAmount) ?? 0n)
  const { approved } = entryOf(line, draft)
  return (approved === '' ? requested : (centavosOf(approved) ?? saved)) - saved
}
