// The strategic plan on paper.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { StoredFile } from '../../platform/files/organization-files.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { FileReply } from '../../platform/http/route.ts'
import type { FileStore } from '../../platform/http/upload.ts'
import { findLogo } from '../organizations/module.ts'
import { percentWords, printPaper, readTemplate, signatories, standingLabel, valueWords } from './paper-parts.ts'
import { words } from './planning-columns.ts'
import type { printStrategicPlan, StrategicPlan } from './strategic-plans.contract.ts'
import { getStrategicPlan } from './strategic-plans.ts'

const template = readTemplate('strategic-plan.typ')

interface Loaded {
  plan: StrategicPlan
  logo: StoredFile | undefined
}

export async function loadStrategicPlanPaper(
  scope: OrganizationScope,
  { params }: Input<typeof printStrategicPlan>,
): Promise<Loaded> {
  const [plan, logo] = await Promise.all([getStrategicPlan(scope, { params }), findLogo(scope)])
  return { plan, logo }
}

/** PDF, A4: vision, mission, goals, years, and who approved; marked as a draft until somebody has. */
export function renderStrategicPlanPaper(
  { plan, logo }: Loaded,
  scope: OrganizationScope,
  files?: FileStore,
): Promise<FileReply> {
  const period = `${plan.startYear}–${plan.endYear}`
  return printPaper(
    scope,
    {
      template,
      logo,
      title: plan.title,
      reference: `Strategic plan ${period}, revision ${plan.revision}`,
      fileName: `strategic-plan-${plan.startYear}-${plan.endYear}-revision-${plan.revision}`,
      data: {
        subtitle: `Strategic plan ${period}`,
        label: standingLabel(plan.status),
        facts: [
          ['Years', period],
          ['Revision', String(plan.revision)],
          ['Status', words(plan.status)],
          ['Progress', percentWords(plan.progress)],
        ],
        vision: plan.vision,
        mission: plan.mission,
        goals: plan.goalList.map(goalRow),
        noYears: plan.supersededById
          ? 'The annual work plans moved to the revision that superseded this one.'
          : 'No annual work plan has been started under this plan.',
        years: plan.years.filter(({ status }) => status !== 'cancelled').map(yearRow),
        signatories: signatories(plan),
      },
    },
    files,
  )
}

function goalRow(goal: StrategicPlan['goalList'][number], index: number) {
  const { title, description, metric, unit } = goal
  return {
    number: index + 1,
    ...{ title, description, metric },
    baseline: valueWords(goal.baselineValue, unit),
    target: valueWords(goal.targetValue, unit),
    current: valueWords(goal.currentValue, unit),
    completion: percentWords(goal.completion),
    priority: words(goal.priority),
  }
}

function yearRow({ year, title, status, objectives, progress }: StrategicPlan['years'][number]) {
  return {
    year: String(year),
    title,
    status: words(status),
    objectives: String(objectives),
    progress: percentWords(progress),
  }
}
