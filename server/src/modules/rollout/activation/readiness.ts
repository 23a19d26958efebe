// The readiness check: each question with yes, no or unknown, the evidence and the way to put it right. Pure.
import { SWITCHES } from '../../organizations/organizations.contract.ts'
import type { Finding, ReadinessItem } from './activation.contract.ts'
import type { ReadinessFacts } from './readiness-facts.ts'
import type { Stage } from './stages.ts'

/** Share of an organization's people who finished their training (seed document 003, go-live criteria). */
const TRAINED_PERCENT = 80
/** Modules that have screens; the others can be switched on, but show nothing yet. */
const WITH_SCREENS: ReadonlySet<string> = new Set(['planning', 'budgeting'])

type Answer = Pick<Finding, 'verdict' | 'evidence'> & Partial<Pick<Finding, 'weight'>>

interface Question {
  item: ReadinessItem
  label: string
  weight: Finding['weight']
  /** Stages that ask it. */
  asks: (stage: Stage) => boolean
  answer: (facts: ReadinessFacts, stage: Stage) => Answer
  remedy?: { label: string; path: string }
}

const always = () => true
/** From the stage on in which everybody enters. */
const forEverybody = ({ roles }: Stage) => roles.length === 0
const withModule = (module: string) => (stage: Stage) => stage.modules.includes(module)

const QUESTIONS: readonly Question[] = [
  {
    ...{ item: 'wave', label: 'Its wave has started', weight: 'soft', asks: always, answer: waveAnswer },
    remedy: { label: 'Waves', path: '/platform/rollout/waves' },
  },
  {
    ...{ item: 'admin_named', label: 'An administrator is named', weight: 'hard', asks: always },
    answer: ({ admins }) => given(admins > 0, counted(admins, 'administrator')),
    remedy: { label: 'Members', path: '/platform/organizations/:code' },
  },
  {
    ...{ item: 'admin_signed_in', label: 'An administrator has signed in', weight: 'hard', asks: forEverybody },
    answer: ({ admins, adminsSignedIn }) =>
      given(adminsSignedIn > 0, `${adminsSignedIn} of ${counted(admins, 'administrator')} signed in at least once`),
    remedy: { label: 'Invitations', path: '/platform/organizations/:code' },
  },
  {
    ...{ item: 'people_limit', label: 'People are within the limit', weight: 'hard', asks: always },
    answer: ({ people, limit }) =>
      given(
        limit === null || people <= limit,
        limit === null ? `${counted(people, 'person')}, no limit` : `${people} of at most ${limit}`,
      ),
    remedy: { label: 'Limit of people', path: '/platform/organizations/:code' },
  },
  {
    ...{ item: 'people', label: 'Its people are brought in', weight: 'soft', asks: forEverybody },
    answer: ({ people, admins }) =>
      given(people > admins, `${counted(people, 'person')}, of whom ${counted(admins, 'administrator')}`),
    remedy: { label: 'Import people', path: '/platform/imports' },
  },
  {
    ...{
      item: 'training',
      label: 'Its people are trained',
      weight: 'soft',
      asks: forEverybody,
      answer: trainingAnswer,
    },
    remedy: { label: 'Measures', path: '/platform/rollout/measures' },
  },
  {
    ...{
      item: 'modules',
      label: 'Modules of the stage can be used',
      weight: 'soft',
      asks: always,
      answer: modulesAnswer,
    },
  },
  {
    ...{
      item: 'planning_roles',
      label: 'Somebody writes plans, another approves',
      weight: 'soft',
      asks: withModule('planning'),
    },
    answer: ({ planners, managers }) =>
      given(planners > 0 && managers > 0, `${counted(planners, 'planning officer')}, ${counted(managers, 'manager')}`),
    remedy: { label: 'Roles', path: '/platform/organizations/:code' },
  },
  {
    ...{
      item: 'budget_reference',
      label: 'Codes and the act of the year are there',
      weight: 'hard',
      asks: withModule('budgeting'),
    },
    answer: ({ objects, sources, act, fiscalYear }) =>
      given(
        objects > 0 && sources > 0 && act !== null,
        `${counted(objects, 'object code')}, ${counted(sources, 'funding source')}, ${act ?? `no act of ${fiscalYear}`}`,
      ),
    remedy: { label: 'Appropriation acts', path: '/platform/budgeting/acts' },
  },
  {
    ...{
      item: 'budget_roles',
      label: 'The steps of spending have their officers',
      weight: 'soft',
      asks: withModule('budgeting'),
    },
    answer: budgetRolesAnswer,
    remedy: { label: 'Roles', path: '/platform/organizations/:code' },
  },
  {
    ...{ item: 'contact', label: 'Head and contact are known', weight: 'soft', asks: always, answer: contactAnswer },
    remedy: { label: 'Profile', path: '/platform/organizations/:code' },
  },
]

/** The questions of a stage with their answers; nothing passed over yet. */
export function judgeReadiness(facts: ReadinessFacts, stage: Stage): Finding[] {
  return QUESTIONS.filter(({ asks }) => asks(stage)).map(({ item, label, weight, answer, remedy }) => ({
    ...{ item, label, weight, ...answer(facts, stage), passedOver: '' },
    remedy: remedy ? { ...remedy, path: remedy.path.replace(':code', facts.code) } : null,
  }))
}

function waveAnswer({ wave, waveStatus }: ReadinessFacts): Answer {
  if (wave === null) return { verdict: 'no', evidence: 'It has no place in a wave' }
  const evidence = `Wave ${wave} is ${waveStatus}`
  if (waveStatus === 'paused' || waveStatus === 'cancelled') return { verdict: 'no', evidence, weight: 'hard' }
  return given(waveStatus !== 'planned', evidence)
}

function trainingAnswer({ training }: ReadinessFacts): Answer {
  if (!training) return { verdict: 'unknown', evidence: 'No data: nobody has measured it yet' }
  const of = training.sampleSize === null ? '' : ` of ${training.sampleSize} people`
  return given(
    Number(training.value) >= TRAINED_PERCENT,
    `${training.value} %${of} on ${training.measuredOn}; ${TRAINED_PERCENT} % are asked for`,
  )
}

function modulesAnswer(_: ReadinessFacts, { modules }: Stage): Answer {
  const bare = SWITCHES.filter((module) => modules.includes(module) && !WITH_SCREENS.has(module))
  if (bare.length === 0)
    return { verdict: 'yes', evidence: modules.length === 0 ? 'The stage needs none' : listed(modules) }
  return { verdict: 'unknown', evidence: `No screens of BMMS yet: ${listed(bare)}` }
}

function budgetRolesAnswer({ budgetOfficers, accountants, disbursingOfficers, managers }: ReadinessFacts): Answer {
  const missing = [
    ...(budgetOfficers > 0 ? [] : ['budget officer']),
    ...(accountants > 0 ? [] : ['accountant']),
    ...(disbursingOfficers > 0 ? [] : ['disbursing officer']),
    ...(managers > 0 ? [] : ['manager']),
  ]
  return given(missing.length === 0, missing.length === 0 ? 'All four are there' : `No ${missing.join(', no ')}`)
}

function contactAnswer({ head, email, phone }: ReadinessFacts): Answer {
  const missing = [...(head ? [] : ['head']), ...(email ? [] : ['e-mail']), ...(phone ? [] : ['phone'])]
  return given(
    missing.length === 0,
    missing.length === 0 ? `${head}, ${email}, ${phone}` : `Not given: ${missing.join(', ')}`,
  )
}

function given(isMet: boolean, evidence: string): Answer {
  return { verdict: isMet ? 'yes' : 'no', evidence: evidence.slice(0, 400) }
}

function counted(count: number, noun: string): string {
  const many = noun === 'person' ? 'people' : `${noun}s`
  return `${count} ${count === 1 ? noun : many}`
}

function listed(modules: readonly string[]): string {
  const name = (module: string) => (module === 'mana' ? 'MANA' : `${module.charAt(0).toUpperCase()}${module.slice(1)}`)
  return modules.map(name).join(', ')
}
