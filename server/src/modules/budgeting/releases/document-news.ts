// Who hears of the steps and comments of documents about money: those who may decide, and those who prepared.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import type { Family } from './documents.contract.ts'

export const waiting = defineTopic({
  name: 'budget.document_waiting',
  label: 'Releases and modifications that wait for my decision',
  summary: 'Somebody enters an appropriation, or submits an allotment release or a modification that you may decide.',
  mail: 'at_once',
})
const decided = defineTopic({
  name: 'budget.document_decided',
  label: 'Decisions on my releases and modifications',
  summary:
    'An appropriation, allotment release or modification that you prepared is posted, approved, returned or rejected.',
  mail: 'at_once',
})
const comment = defineTopic({
  name: 'budget.document_comment',
  label: 'Comments on my releases and modifications',
  summary: 'Somebody comments on an appropriation, allotment release or modification that you prepared.',
})
/** The job that tells those who decide above organizations. */
export const TELL_FINANCE_OF_DOCUMENT = 'budget.tell-finance-of-document'
export const documentTopics = [waiting, decided, comment]

const PLACES: Readonly<Record<Family, { noun: string; place: string }>> = {
  appropriation: { noun: 'appropriation', place: 'appropriations' },
  release: { noun: 'allotment release', place: 'allotment-releases' },
  modification: { noun: 'modification', place: 'modifications' },
}
const WORDS: Readonly<Record<string, string>> = {
  post: 'Posted',
  release: 'Released',
  approve: 'Approved',
  return: 'Returned for changes',
  reject: 'Rejected',
}

interface News {
  family: Family
  document: { id: string; number: string | null; particulars: string; preparers: readonly string[] }
}

/** What a document is called: its number, or what it is for. */
export function titleOf({ number, particulars }: News['document']): string {
  return number ?? (particulars.length > 60 ? `${particulars.slice(0, 60).trimEnd()}…` : particulars)
}

/** Where a document stands in BMMS. */
export function documentPath(scope: OrganizationScope, { family, document }: News): string {
  return `/moa/${scope.organization.code}/budgeting/${PLACES[family].place}/${document.id}`
}

/** Whoever may decide hears that something waits; nobody who prepared it. Above organizations a job tells. */
export async function tellOfWaiting(scope: OrganizationScope, news: News, permission: string): Promise<void> {
  const roles = budgetingPolicy.policy[permission]?.organization ?? []
  if (roles.length === 0) {
    const told = { organizationId: scope.organization.id, documentId: news.document.id }
    return scope.enqueue(TELL_FINANCE_OF_DOCUMENT, told)
  }
  const deciders = await findActiveMembers(scope, { roles })
  await notify(scope, {
    topic: waiting,
    to: deciders.filter((id) => !news.document.preparers.includes(id)),
    title: `For your decision: ${titleOf(news.document)}`,
    text: `${scope.actor.name} prepared this ${PLACES[news.family].noun}. ${news.document.particulars}`.slice(0, 1000),
    path: documentPath(scope, news),
  })
}

/** After a decision, whoever prepared it hears of it, and nobody waits any more. */
export async function tellOfDecision(
  scope: OrganizationScope,
  news: News,
  { action, said }: { action: string; said: string },
): Promise<void> {
  const path = documentPath(scope, news)
  await settle(scope, { topic: waiting, path })
  const word = WORDS[action]
  if (!word) return
  await notify(scope, {
    topic: decided,
    to: await findActiveMembers(scope, { among: news.document.preparers }),
    title: `${word}: ${titleOf(news.document)}`,
    text: said ? `${scope.actor.name}: ${said}` : `By ${scope.actor.name}.`,
    path,
  })
}

export async function tellOfComment(scope: OrganizationScope, news: News, said: string): Promise<void> {
  await notify(scope, {
    topic: comment,
    to: await findActiveMembers(scope, { among: news.document.preparers }),
    title: `${scope.actor.name} commented on ${titleOf(news.document)}`,
    text: said,
    path: documentPath(scope, news),
  })
}
