// Who hears of files of programs: those who may take them over, then whoever had them checked.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import { pesoWords } from '../centavos.ts'
import { CONFIRM_PERMISSION } from './ppa-imports.contract.ts'

const waiting = defineTopic({
  name: 'budget.import_waiting',
  label: 'Files of programs that wait for me',
  summary: 'A file of programs and appropriations was checked without errors, and you may take it over.',
  mail: 'at_once',
})
const decided = defineTopic({
  name: 'budget.import_decided',
  label: 'Decisions on my files of programs',
  summary: 'A file of programs and appropriations that you had checked is taken over or discarded.',
})
export const importTopics = [waiting, decided]

interface News {
  id: string
  fileName: string
  appropriated: string
  preparers: readonly string[]
}

const pathOf = (scope: OrganizationScope, { id }: News) =>
  `/moa/${scope.organization.code}/budgeting/ppas/imports/${id}`

/** After a check without errors. */
export async function tellOfChecked(scope: OrganizationScope, news: News): Promise<void> {
  const roles = budgetingPolicy.policy[CONFIRM_PERMISSION]?.organization ?? []
  const deciders = await findActiveMembers(scope, { roles })
  await notify(scope, {
    topic: waiting,
    to: deciders.filter((id) => !news.preparers.includes(id)),
    title: `Programs to take over: ${news.fileName}`,
    text: `${scope.actor.name} had it checked. It posts ${pesoWords(news.appropriated)} to the ledger.`,
    path: pathOf(scope, news),
  })
}

/** After a decision: nobody waits any more. */
export async function tellOfDecided(scope: OrganizationScope, news: News, word: string): Promise<void> {
  const path = pathOf(scope, news)
  await settle(scope, { topic: waiting, path })
  const among = news.preparers.filter((id) => id !== scope.actor.id)
  await notify(scope, {
    topic: decided,
    to: await findActiveMembers(scope, { among }),
    title: `${word}: ${news.fileName}`,
    text: `By ${scope.actor.name}.`,
    path,
  })
}
