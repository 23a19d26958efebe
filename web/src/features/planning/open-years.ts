// Which years of a strategic plan can still get an annual work plan.
import { today } from '../../lib/calendar.ts'
import { isPreparing } from './words.ts'

interface PlanStanding {
  status: string
  revision: number
}
interface PlanYears extends PlanStanding {
  startYear: number
  endYear: number
  years: readonly { year: number; status: string }[]
}

const IN_FORCE: readonly string[] = ['approved', 'active']
/** An annual plan that ended this way leaves its year free for another. */
const FREES: readonly string[] = ['archived', 'cancelled']

/** Whether annual work plans can be derived: in force or its first revision, which is prepared along with its years. */
export function isOpenForYears({ status, revision }: PlanStanding): boolean {
  return IN_FORCE.includes(status) || (isPreparing(status) && revision === 1)
}

/** Years without an annual work plan, the present or next one first; none when no year can be derived now. */
export function openYears(plan: PlanYears): number[] {
  if (!isOpenForYears(plan)) return []
  const taken = new Set(plan.years.filter((one) => !FREES.includes(one.status)).map((one) => one.year))
  const all = Array.from({ length: plan.endYear - plan.startYear + 1 }, (_, index) => plan.startYear + index)
  const now = Number(today().slice(0, 4))
  const open = all.filter((year) => !taken.has(year))
  return [...open.filter((year) => year >= now), ...open.filter((year) => year < now).reverse()]
}
