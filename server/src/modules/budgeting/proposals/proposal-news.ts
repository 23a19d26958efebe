// Who hears of the steps and comments of a proposal: whoever may take the next step, and whoever prepared it.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import type { ProposalRow } from './proposal-rules.ts'

export const approval = defineTopic({
  name: 'budgeting.proposal_waiting',
  label: 'Proposals that wait for my decision',
  summary: 'A budget proposal is submitted, endorsed or taken up, and you may take its next step.',
  mail: 'at_once',
})
const decision = defineTopic({
  name: 'budgeting.proposal_decided',
  label: 'Decisions on my proposals',
  summary: 'A budget proposal that you prepared is endorsed, taken up, returned or approved.',
  mail: 'at_once',
})
const comment = defineTopic({
  name: 'budgeting.proposal_comment',
  label: 'Comments on my proposals',
  summary: 'Somebody comments on a budget proposal that you prepared, or on one of its lines.',
})
export const proposalTopics = [approval, decision, comment]

/** How a step reads before the title of the proposal. */
const DECIDED: Readonly<Record<string, string>> = {
  return: 'Returned for changes',
  send_back: 'Returned by the finance ministry',
  endorse: 'Endorsed',
  take_up: 'Under review',
  approve: 'Approved',
}
/** Runs above organizations, where those of the finance ministry are known. */
export const TELL_FINANCE = 'budgeting.tell-finance'

type News = Pick<ProposalRow, 'id' | 'title' | 'preparers'>

/** After a step: whoever may take the next one hears of it, and whoever prepared hears of a decision. */
export async function tellOfStep(
  scope: OrganizationScope,
  action: string,
  { proposal, said }: { proposal: News; said: string },
): Promise<void> {
  const path = pathOf(scope.organization.code, proposal)
  if (action !== 'submit') await settle(scope, { topic: approval, path })
  if (action === 'submit') await tellManagers(scope, proposal, said)
  if (action === 'endorse')
    await scope.enqueue(TELL_FINANCE, { organizationId: scope.organization.id, proposalId: proposal.id })
  const word = DECIDED[action]
  if (!word) return
  const by = said ? `${scope.actor.name}: ${said}` : `By ${scope.actor.name}.`
  await tellPreparers(scope, proposal, { topic: decision, title: `${word}: ${proposal.title}`, text: by })
}

/** After a comment, whoever prepared the proposal hears of it. */
export function tellOfComment(scope: OrganizationScope, proposal: News, said: string): Promise<void> {
  const title = `${scope.actor.name} commented on ${proposal.title}`
  return tellPreparers(scope, proposal, { topic: comment, title, text: said })
}

async function tellManagers(scope: OrganizationScope, proposal: News, said: string): Promise<void> {
  const managers = await findActiveMembers(scope, {
    roles: budgetingPolicy.policy['budget.proposal.endorse']?.organization ?? [],
  })
  const submitted = `${scope.actor.name} submitted this budget proposal.`
  await notify(scope, {
    topic: approval,
    // Whoever prepared it may not endorse it.
    to: managers.filter((id) => !proposal.preparers.includes(id)),
    title: `For your endorsement: ${proposal.title}`,
    text: said ? `${submitted}\n${said}` : submitted,
    path: pathOf(scope.organization.code, proposal),
  })
}

async function tellPreparers(
  scope: OrganizationScope,
  proposal: News,
  what: Pick<Parameters<typeof notify>[1], 'topic' | 'title' | 'text'>,
): Promise<void> {
  const to = await findActiveMembers(scope, { among: proposal.preparers })
  await notify(scope, { ...what, to, path: pathOf(scope.organization.code, proposal) })
}

/** Where a proposal stands in BMMS. */
export function pathOf(code: string, { id }: { id: string }): string {
  return `/moa/${code}/budgeting/proposals/${id}`
}
