// Who hears of an import: those who may approve it, and those who prepared it.
import { and, eq, inArray } from 'drizzle-orm'
import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { PlatformScope } from '../database/scope.ts'
import { defineTopic } from '../notifications/define-topic.ts'
import { notify, settle } from '../notifications/notify.ts'
import { importsPolicy } from './access.ts'
import type { ImportDefinition } from './define-import.ts'
import type { Batch } from './import-tables.ts'
import { type ImportAction, preparersOf } from './import-workflow.ts'
import type { Outcome } from './imports.contract.ts'

const approval = defineTopic({
  name: 'imports.approval',
  label: 'Imports that wait for my approval',
  summary: 'Somebody sends the plan of an import that you may approve or return.',
  mail: 'at_once',
  isForStaff: true,
})
const ended = defineTopic({
  name: 'imports.ended',
  label: 'How my imports ended',
  summary: 'An import that you prepared or sent is returned, finished or failed.',
  mail: 'at_once',
  isForStaff: true,
})
export const importTopics = [approval, ended]

const roles = pgTable('platform_role', { personId: uuid('person_id').notNull(), role: text('role').notNull() })
const people = pgTable('person', { id: uuid('id').notNull(), isActive: boolean('is_active').notNull() })

const pathOf = ({ id }: Batch) => `/platform/imports/${id}`

/** After a step: whoever may approve hears of a plan, whoever prepared it of its return. */
export async function tellOfStep(
  scope: PlatformScope,
  batch: Batch,
  step: { action: ImportAction; comment: string },
): Promise<void> {
  const { action, comment } = step
  if (action === 'submit') {
    const title = `${scope.actor.name} sent an import for approval: ${batch.fileName}`
    await notify(scope, {
      topic: approval,
      to: await approversOf(scope, batch),
      title,
      text: planWords(batch),
      path: pathOf(batch),
    })
  } else if (action !== 'undo') {
    await settle(scope, { topic: approval, path: pathOf(batch) })
  }
  if (action === 'return') {
    const text = `${scope.actor.name}: ${comment}`
    await tellPreparers(scope, batch, { title: `Returned for changes: ${batch.fileName}`, text })
  }
}

/** After a run that is done, with what came of the rows. */
export function tellOfEnd(
  scope: PlatformScope,
  {
    batch,
    definition,
    outcomes,
  }: { batch: Batch; definition: ImportDefinition; outcomes: Readonly<Record<Outcome, number>> },
): Promise<void> {
  const { created, updated, unchanged, skipped, failed } = outcomes
  const [, many] = definition.noun
  const text = `${created} ${many} were added, ${updated} changed, ${unchanged} were as they should be, ${skipped} were skipped, and ${failed} had errors.`
  return tellPreparers(scope, batch, { title: `Import finished: ${batch.fileName}`, text })
}

/** After a run that came to nothing. */
export function tellOfRefusal(scope: PlatformScope, batch: Batch, message: string): Promise<void> {
  return tellPreparers(scope, batch, { title: `Import did not run: ${batch.fileName}`, text: message })
}

function tellPreparers(scope: PlatformScope, batch: Batch, words: { title: string; text: string }): Promise<void> {
  const to = [...preparersOf(batch), ...(batch.decidedBy ? [batch.decidedBy] : [])]
  return notify(scope, { topic: ended, to, path: pathOf(batch), ...words })
}

function planWords({ counts, wave }: Batch): string {
  const { create = 0, update = 0, error = 0 } = counts ?? {}
  const rows = `${create} rows would be added, ${update} changed, and ${error} have errors.`
  return wave === null ? rows : `Wave ${wave}. ${rows}`
}

async function approversOf({ db }: PlatformScope, batch: Batch): Promise<string[]> {
  const holders = importsPolicy.policy['imports.batch.approve']?.platform ?? []
  const rows = await db
    .selectDistinct({ id: people.id })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(inArray(roles.role, [...holders]), eq(people.isActive, true)))
  const prepared = preparersOf(batch)
  return rows.map(({ id }) => id).filter((id) => !prepared.includes(id))
}
