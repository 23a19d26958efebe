// Who hears of the steps and comments of a plan: those who may decide it, and those who prepared it.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { defineTopic } from '../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../platform/notifications/notify.ts'
import type { Workflow } from '../../platform/workflow/workflow.ts'
import { findActiveMembers } from '../people/module.ts'
import { planningPolicy } from './access.ts'

const approval = defineTopic({
  name: 'planning.approval',
  label: 'Plans that wait for my decision',
  summary: 'Somebody submits a strategic plan or an annual work plan that you may approve or return.',
  mail: 'at_once',
})
const decision = defineTopic({
  name: 'planning.decision',
  label: 'Decisions on my plans',
  summary: 'A plan that you prepared or submitted is returned, approved, activated or cancelled.',
  mail: 'at_once',
})
const comment = defineTopic({
  name: 'planning.comment',
  label: 'Comments on my plans',
  summary: 'Somebody comments on a plan that you prepared or submitted.',
})
export const planningTopics = [approval, decision, comment]

/** How a step reads before the title of the plan. */
const DECIDED: Readonly<Record<string, string>> = {
  return: 'Returned for changes',
  approve: 'Approved',
  activate: 'Active',
  cancel: 'Cancelled',
}
const KINDS: Readonly<Record<string, { noun: string; place: string }>> = {
  strategic_plan: { noun: 'strategic plan', place: 'strategic-plans' },
  annual_work_plan: { noun: 'annual work plan', place: 'annual-work-plans' },
}

interface News {
  workflow: Workflow
  plan: { id: string; title: string; preparers: readonly string[] }
  /** What the person wrote with it. */
  said: string
}

/** After a step: whoever may decide hears of a submission, whoever prepared of a decision. */
export async function tellOfStep(scope: OrganizationScope, action: string, news: News): Promise<void> {
  if (action === 'submit') return tellOfSubmission(scope, news)
  const word = DECIDED[action]
  if (!word) return
  await settle(scope, { topic: approval, path: pathOf(scope, news) })
  await tellPreparers(scope, news, {
    topic: decision,
    title: `${word}: ${news.plan.title}`,
    text: news.said ? `${scope.actor.name}: ${news.said}` : `By ${scope.actor.name}.`,
  })
}

/** After a comment, whoever prepared the plan hears of it. */
export function tellOfComment(scope: OrganizationScope, news: News): Promise<void> {
  const title = `${scope.actor.name} commented on ${news.plan.title}`
  return tellPreparers(scope, news, { topic: comment, title, text: news.said })
}

async function tellOfSubmission(scope: OrganizationScope, news: News): Promise<void> {
  const { plan, workflow, said } = news
  const deciders = await findActiveMembers(scope, {
    roles: planningPolicy.policy['planning.plan.approve']?.organization ?? [],
  })
  const submitted = `${scope.actor.name} submitted this ${KINDS[workflow.subject]?.noun ?? 'plan'}.`
  await notify(scope, {
    topic: approval,
    // Whoever prepared it may not decide it.
    to: deciders.filter((id) => !plan.preparers.includes(id)),
    title: `For your decision: ${plan.title}`,
    text: said ? `${submitted}\n${said}` : submitted,
    path: pathOf(scope, news),
  })
}

async function tellPreparers(
  scope: OrganizationScope,
  news: News,
  what: Pick<Parameters<typeof notify>[1], 'topic' | 'title' | 'text'>,
): Promise<void> {
  const to = await findActiveMembers(scope, { among: news.plan.preparers })
  await notify(scope, { ...what, to, path: pathOf(scope, news) })
}

function pathOf({ organization }: OrganizationScope, { workflow, plan }: News): string {
  return `/moa/${organization.code}/planning/${KINDS[workflow.subject]?.place ?? ''}/${plan.id}`
}
