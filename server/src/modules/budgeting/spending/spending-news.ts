// Who hears of spending: whoever has the next step to take, and whoever prepared what is decided.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import type { obligationRequests } from './tables.ts'

const task = defineTopic({
  name: 'budgeting.spending_task',
  label: 'Obligations and payments that wait for me',
  summary: 'An obligation request, a payable or a correction waits for a step that your role takes.',
})
const decision = defineTopic({
  name: 'budgeting.spending_decision',
  label: 'Decisions on my obligation requests',
  summary: 'A request or correction that you prepared is returned, obligated, posted or declined.',
})
export const spendingTopics = [task, decision]

type Request = Pick<
  typeof obligationRequests.$inferSelect,
  'id' | 'payee' | 'particulars' | 'preparers' | 'certifiedBy'
>

const NEXT: Readonly<Record<string, { permission: string; title: string }>> = {
  request: { permission: 'budget.obligation.certify', title: 'To certify (Box A)' },
  certify: { permission: 'budget.obligation.obligate', title: 'To obligate (Box B)' },
  obligate: { permission: 'budget.payable.record', title: 'Obligated' },
}
const DECIDED: Readonly<Record<string, string>> = {
  obligate: 'Obligated',
  return: 'Returned for changes',
  send_back: 'Returned for changes',
}

/** After a step of a request: those who take the next one hear of it, and its preparers of decisions. */
export async function tellOfRequestStep(
  scope: OrganizationScope,
  { action, request, said }: { action: string; request: Request; said: string },
): Promise<void> {
  const path = requestPath(scope, request.id)
  await settle(scope, { topic: task, path })
  const next = NEXT[action]
  const words = said ? `${scope.actor.name}: ${said}` : `By ${scope.actor.name}. ${request.particulars}`
  if (next)
    await tellHolders(scope, next.permission, { title: `${next.title}: ${request.payee}`, text: words, path }, [
      ...request.preparers,
      ...(request.certifiedBy ? [request.certifiedBy] : []),
      scope.actor.id,
    ])
  const word = DECIDED[action]
  if (!word) return
  const to = await findActiveMembers(scope, { among: request.preparers })
  await notify(scope, { topic: decision, to, title: `${word}: ${request.payee}`, text: words, path })
}

interface Message {
  title: string
  text: string
  path: string
}

/** Those whose roles hold the permission, without those who may not take the step. */
export async function tellHolders(
  scope: OrganizationScope,
  permission: string,
  message: Message,
  without: readonly string[],
): Promise<void> {
  const holders = await findActiveMembers(scope, { roles: budgetingPolicy.policy[permission]?.organization ?? [] })
  await notify(scope, { ...message, topic: task, to: holders.filter((id) => !without.includes(id)) })
}

/** What waited at this address waits no longer. */
export function settleTask(scope: OrganizationScope, path: string): Promise<void> {
  return settle(scope, { topic: task, path })
}

/** Those who prepared something hear what became of it. */
export async function tellPreparers(
  scope: OrganizationScope,
  preparers: readonly string[],
  message: Message,
): Promise<void> {
  const to = await findActiveMembers(scope, { among: preparers })
  await notify(scope, { ...message, topic: decision, to: to.filter((id) => id !== scope.actor.id) })
}

export function requestPath({ organization }: OrganizationScope, id: string): string {
  return `/moa/${organization.code}/budgeting/obligation-requests/${id}`
}

export function payablePath({ organization }: OrganizationScope, id: string): string {
  return `/moa/${organization.code}/budgeting/payables/${id}`
}

export function correctionPath({ organization }: OrganizationScope, id: string): string {
  return `/moa/${organization.code}/budgeting/corrections/${id}`
}
