// The annual work plan on paper.
import { formatDate } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { formatMoney } from '../../platform/documents/cell-text.ts'
import type { StoredFile } from '../../platform/files/organization-files.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { FileReply } from '../../platform/http/route.ts'
import type { FileStore } from '../../platform/http/upload.ts'
import { findLogo } from '../organizations/module.ts'
import type { AnnualWorkPlan, printAnnualWorkPlan } from './annual-work-plans.contract.ts'
import { getAnnualWorkPlan } from './annual-work-plans.ts'
import type { ObjectiveView } from './objectives.contract.ts'
import { percentWords, printPaper, readTemplate, signatories, standingLabel, valueWords } from './paper-parts.ts'
import { words } from './planning-columns.ts'

const template = readTemplate('annual-work-plan.typ')

interface Loaded {
  annual: AnnualWorkPlan
  logo: StoredFile | undefined
}

export async function loadAnnualWorkPlanPaper(
  scope: OrganizationScope,
  { params }: Input<typeof printAnnualWorkPlan>,
): Promise<Loaded> {
  const [annual, logo] = await Promise.all([getAnnualWorkPlan(scope, { params }), findLogo(scope)])
  return { annual, logo }
}

/** PDF, A4 landscape: objectives under the goals that they work towards, and who approved. */
export function renderAnnualWorkPlanPaper(
  { annual, logo }: Loaded,
  scope: OrganizationScope,
  files?: FileStore,
): Promise<FileReply> {
  const { plan, year } = annual
  return printPaper(
    scope,
    {
      template,
      logo,
      title: annual.title,
      reference: `Annual work plan ${year}`,
      fileName: `annual-work-plan-${year}`,
      data: {
        subtitle: `Annual work plan ${year}`,
        label: standingLabel(annual.status),
        facts: [
          ['Strategic plan', `${plan.title}, ${plan.startYear}–${plan.endYear}`],
          ['Budget', annual.budgetTotal === null ? 'Not stated' : formatMoney(annual.budgetTotal)],
          ['Status', words(annual.status)],
          ['Progress', percentWords(annual.progress)],
        ],
        description: annual.description,
        groups: groupsOf(annual),
        signatories: signatories(annual),
      },
    },
    files,
  )
}

/** Goals in the order of the strategic plan, and what serves no single goal at the end. Numbers run through. */
function groupsOf({ goalChoices, objectiveList }: AnnualWorkPlan) {
  const goals = [...goalChoices, { id: null, title: goalChoices.length > 0 ? 'Across goals' : 'Objectives' }]
  let number = 0
  return goals
    .map(({ id, title }) => ({
      goal: title,
      objectives: objectiveList
        .filter((objective) => objective.goalId === id)
        .map((objective) => {
          number += 1
          return objectiveRow(objective, number)
        }),
    }))
    .filter(({ objectives }) => objectives.length > 0)
}

function objectiveRow(objective: ObjectiveView, number: number) {
  const { title, indicator, unit } = objective
  return {
    number,
    title,
    indicator,
    baseline: valueWords(objective.baselineValue, unit),
    target: valueWords(objective.targetValue, unit),
    current: valueWords(objective.currentValue, unit),
    completion: percentWords(objective.completion),
    due: formatDate(objective.targetDate),
    status: objective.overdue ? `${words(objective.status)}, overdue` : words(objective.status),
  }
}
