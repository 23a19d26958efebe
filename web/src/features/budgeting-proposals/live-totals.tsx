// Requested against ceilings with what is typed but not saved yet.
import { CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { centavosOf, pesosOf, shareOf, sumOf } from '../../lib/centavos.ts'
import { type ObjectChoice, type SheetLine, totalsByClass } from './line-draft.ts'
import classes from './live-totals.module.css'

interface LiveTotalsProps {
  proposal: Proposal
  /** Of this program, as saved: they are in the sums of the proposal already. */
  lines: readonly ProposalLine[]
  rows: readonly SheetLine[]
  objects: readonly ObjectChoice[]
}

/** One small bar for each class of the whole proposal. */
export function LiveTotals({ proposal, lines, rows, objects }: LiveTotalsProps) {
  const typed = totalsByClass(rows, objects)
  return (
    <ul className={classes.totals} aria-label="Requested against ceilings, with what is not saved yet">
      {CLASSES.map((name) => {
        const { requested = '0', ceiling = null } = proposal.classes.find((one) => one.class === name) ?? {}
        const saved = sumOf(lines.filter((line) => line.class === name).map(({ amount }) => amount))
        const now = lessOf(sumOf([requested, typed.get(name)]), saved)
        return <ClassBar key={name} name={name} requested={now} ceiling={ceiling} />
      })}
    </ul>
  )
}

const lessOf = (a: string, b: string) => pesosOf((centavosOf(a) ?? 0n) - (centavosOf(b) ?? 0n))

function ClassBar({ name, requested, ceiling }: { name: string; requested: string; ceiling: string | null }) {
  const room = lessOf(ceiling ?? '0', requested)
  const over = room.startsWith('-')
  const share = Math.min(100, shareOf(requested, ceiling ?? '0') ?? (over ? 100 : 0))
  const words = over
    ? `${formatMoney(room.slice(1))} over${ceiling === null ? ': no ceiling' : ''}`
    : ceiling === null
      ? 'No ceiling'
      : `${formatMoney(room)} left`
  return (
    <li data-over={over || undefined}>
      <span className={classes.head}>
        <strong>{name}</strong> <span>{formatMoney(requested)}</span>
      </span>
      <progress max={100} value={share} aria-label={`${name}: requested of the ceiling`} />
      <span className={classes.room}>{words}</span>
    </li>
  )
}
