// Invents plans, goals, annual plans and objectives with a year of progress. Pure: the same numbers give the same plans.
import { type Chance, type InventedMeasure, lastDay, measured, readingsOf } from './demo-measures.ts'
import { PLACES, type Theme } from './demo-themes.ts'
import type { PlanStatus } from './planning.contract.ts'

type InventedGoal = InventedMeasure & { priority: string }
type InventedObjective = InventedMeasure & { targetDate: string; goal: number }
export interface InventedYear {
  year: number
  title: string
  status: PlanStatus
  budgetTotal: string
  objectives: InventedObjective[]
}
export interface InventedPlan {
  title: string
  vision: string
  mission: string
  startYear: number
  endYear: number
  status: PlanStatus
  goals: InventedGoal[]
  years: InventedYear[]
}

export interface Amounts {
  plans: number
  goals: number
  objectives: number
}

type Invention = Chance & { theme: Theme }

const PRIORITIES = ['critical', 'high', 'high', 'medium', 'medium', 'low'] as const
const OTHER_STATES: readonly PlanStatus[] = ['submitted', 'returned', 'draft', 'cancelled']

/**
 * The plan in force (2026–2030) with most goals, the one before it (2021–2025), and others that are being prepared.
 * Titles depend on nothing but the theme and their place, so that more goals or objectives extend what is there.
 */
export function inventPlans(theme: Theme, amounts: Amounts, make: Chance): InventedPlan[] {
  const invention = { theme, ...make }
  const shares = sharesOf(amounts.goals, amounts.plans)
  return Array.from({ length: amounts.plans }, (_, index) => {
    const frame = frameOf(theme, index)
    const goals = Array.from({ length: shares[index] ?? 0 }, (_, at) => inventGoal(invention, frame, at))
    return { ...frame, goals, years: yearsOf(invention, { index, amounts, goals: goals.length }) }
  })
}

/** Half of the goals belong to the plan in force; every plan has one. */
function sharesOf(goals: number, plans: number): number[] {
  const others = plans - 1
  const first = others === 0 ? goals : Math.max(1, Math.ceil(goals / 2))
  return [first, ...Array.from({ length: others }, (_, at) => Math.max(1, Math.floor((goals - first + at) / others)))]
}

type Frame = Omit<InventedPlan, 'goals' | 'years'>

function frameOf({ sector, vision, mission, plans }: Theme, index: number): Frame {
  if (index === 0)
    return {
      title: `${sector} Strategic Plan 2026–2030`,
      vision,
      mission,
      startYear: 2026,
      endYear: 2030,
      status: 'active',
    }
  if (index === 1)
    return {
      title: `${sector} Strategic Plan 2021–2025`,
      vision,
      mission,
      startYear: 2021,
      endYear: 2025,
      status: 'completed',
    }
  const at = index - 2
  const startYear = 2027 + (at % 3)
  const endYear = startYear + 3
  const round = Math.floor(at / plans.length)
  const name = `${plans[at % plans.length]}${round > 0 ? `, phase ${round + 1}` : ''}`
  return {
    title: `${name} Plan ${startYear}–${endYear}`,
    vision,
    mission,
    startYear,
    endYear,
    status: OTHER_STATES[at % OTHER_STATES.length] ?? 'draft',
  }
}

function yearsOf(
  invention: Invention,
  { index, amounts, goals }: { index: number; amounts: Amounts; goals: number },
): InventedYear[] {
  const past = amounts.plans > 1 ? Math.floor(amounts.objectives / 5) : 0
  const next = Math.floor(amounts.objectives / 6)
  const wanted: [year: number, status: PlanStatus, objectives: number][] = []
  if (index === 0) wanted.push([2026, 'active', amounts.objectives - past - next], [2027, 'submitted', next])
  if (index === 1) wanted.push([2025, 'completed', past])
  return wanted
    .filter(([, , objectives]) => objectives > 0)
    .map(([year, status, objectives]) => ({
      year,
      status,
      title: `${invention.theme.sector} Work Plan ${year}`,
      budgetTotal: `${Math.round(20 + invention.random() * 400)}000000.00`,
      objectives: Array.from({ length: objectives }, (_, at) =>
        inventObjective(invention, { year, status, at, goals }),
      ),
    }))
}

function inventGoal(invention: Invention, frame: Frame, at: number): InventedGoal {
  const { theme, random } = invention
  const template = theme.goals[at % theme.goals.length]
  if (!template) throw new Error('a theme without goals')
  const round = Math.floor(at / theme.goals.length)
  const phase = Math.floor((round - 1) / PLACES.length)
  const where = round > 0 ? `, ${PLACES[(round - 1) % PLACES.length]}` : ''
  const title = `${template.title}${where}${phase > 0 ? `, phase ${phase + 1}` : ''}`
  const from = `${frame.startYear}-01-01`
  const running = frame.status === 'active' || frame.status === 'completed'
  const pace = 0.35 + random() * 1.1
  const readings = running ? readingsOf(invention, template, { from, to: `${frame.endYear}-12-31`, pace }) : []
  return {
    ...measured(template, { title, readings, closed: frame.status === 'completed' }),
    priority: PRIORITIES[at % PRIORITIES.length] ?? 'medium',
  }
}

interface Wanted {
  year: number
  status: PlanStatus
  at: number
  goals: number
}

function inventObjective(invention: Invention, { year, status, at, goals }: Wanted): InventedObjective {
  const { theme, random } = invention
  const template = theme.objectives[at % theme.objectives.length]
  if (!template) throw new Error('a theme without objectives')
  // Every template meets every place before a phase begins again.
  const round = Math.floor(at / theme.objectives.length)
  const place = PLACES[(at - round * theme.objectives.length + round) % PLACES.length] ?? PLACES[0]
  const phase = Math.floor(at / (theme.objectives.length * PLACES.length))
  const title = template.title.replace('{place}', place) + (phase > 0 ? `, phase ${phase + 1}` : '')
  const targetDate = lastDay(year, 3 + Math.floor(random() * 10))
  const running = status === 'active' || status === 'completed'
  const pace = random() < 0.15 ? 0 : 0.55 + random() * 0.75
  const readings = running ? readingsOf(invention, template, { from: `${year}-01-01`, to: targetDate, pace }) : []
  const measure = measured(template, { title, readings, closed: status === 'completed' })
  const isDeferred = running && random() < 0.04
  return {
    ...measure,
    ...(isDeferred ? { status: 'deferred' } : {}),
    targetDate,
    goal: goals > 0 ? at % goals : -1,
  }
}
