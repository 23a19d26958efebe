// What needs somebody, in as many lines as a person reads: many balances of one class are one line.
import type { BudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { formatMoney, formatPercent } from '../../lib/amounts.ts'
import { formatDay, formatDaysLeft } from '../../lib/calendar.ts'
import { sumOf } from '../../lib/centavos.ts'
import { countOf } from '../../lib/words.ts'
import type { DashboardException } from '../../ui/dashboard-page.tsx'

type Alert = BudgetDashboard['alerts'][number]
type Lapsing = BudgetDashboard['lapsing'][number]

/** Where a program, and the balances of a class, are looked at; nowhere from above. */
export interface AttentionPlaces {
  program: (ppaId: string) => string
  balances: (of: Alert['class']) => string
}

/** Balances of a kind that are still named one by one. */
const NAMED = 3

/** The fullest allotments, then what lapses first. */
export function attentionItems(
  { alerts, lapsing }: Pick<BudgetDashboard, 'alerts' | 'lapsing'>,
  places: AttentionPlaces | undefined,
): DashboardException[] {
  const full = Map.groupBy(alerts, ({ level, act, class: of }) => `full ${level} ${act} ${of}`)
  const late = Map.groupBy(lapsing, ({ obligateUntil, act, class: of }) => `late ${obligateUntil} ${act} ${of}`)
  return [
    ...linesOf([...full], places, { each: wordsOfAlert, together: wordsOfAlerts }),
    ...linesOf([...late], places, { each: wordsOfLapse, together: wordsOfLapses }),
  ]
}

type Words = Pick<DashboardException, 'title' | 'state' | 'detail'>
type Balance = Pick<Alert, 'accountId' | 'ppaId' | 'class'>
interface Wording<B> {
  each: (balance: B) => Words
  together: (first: B, group: readonly B[]) => Words
}

function linesOf<B extends Balance>(
  groups: readonly [string, readonly B[]][],
  places: AttentionPlaces | undefined,
  { each, together }: Wording<B>,
): DashboardException[] {
  return groups.flatMap(([id, group]): DashboardException[] => {
    const [first] = group
    if (first && group.length > NAMED)
      return [{ id, ...together(first, group), ...(places ? { href: places.balances(first.class) } : {}) }]
    return group.map((one) => ({
      ...{ id: `${id} ${one.accountId}`, ...each(one) },
      ...(places ? { href: places.program(one.ppaId) } : {}),
    }))
  })
}

const stateOf = ({ level }: Alert) => (level === 'critical' ? 'used_up' : 'at_risk')

function wordsOfAlert(alert: Alert) {
  return {
    title: `${alert.ppaTitle}, ${CLASS_WORDS[alert.class]}`,
    state: stateOf(alert),
    detail: `${formatPercent(alert.rate)} of the allotment obligated, ${formatMoney(alert.left)} left (${alert.act})`,
  }
}

/** They come with the fullest first. */
function wordsOfAlerts(first: Alert, group: readonly Alert[]) {
  const left = formatMoney(sumOf(group.map((one) => one.left)))
  return {
    title: `${CLASS_WORDS[first.class]}: ${countOf(group.length, 'allotment')} of ${first.act}`,
    state: stateOf(first),
    detail: `${formatPercent(group.at(-1)?.rate ?? first.rate)} to ${formatPercent(first.rate)} obligated, ${left} left in all; the fullest: ${first.ppaTitle}`,
  }
}

const until = (day: string) => `may be obligated until ${formatDay(day)}, ${formatDaysLeft(day)}`

function wordsOfLapse(one: Lapsing) {
  return {
    title: `${one.ppaTitle}, ${CLASS_WORDS[one.class]}`,
    state: 'lapsing',
    detail: `${formatMoney(one.amount)} not obligated; ${one.act} ${until(one.obligateUntil)}`,
  }
}

function wordsOfLapses(first: Lapsing, group: readonly Lapsing[]) {
  const amount = formatMoney(sumOf(group.map((one) => one.amount)))
  return {
    title: `${CLASS_WORDS[first.class]}: ${countOf(group.length, 'balance')} of ${first.act}`,
    state: 'lapsing',
    detail: `${amount} not obligated; ${until(first.obligateUntil)}`,
  }
}
