// What happened to a record, as sentences: "A. Santos changed target value from 80 to 95 · 3 Mar, 14:05".
import { Text } from '@mantine/core'
import { humanize } from '../lib/words.ts'
import { MomentText } from './dates.tsx'
import { EmptyState } from './empty-state.tsx'
import classes from './history.module.css'
import { FromTo, type HistoryChange } from './history-change.tsx'

/** One change of one record (`ChangeView` of the contracts). */
export interface HistoryEntry {
  id: string
  /** ISO instant. */
  at: string
  /** `insert`, `update` or `delete`. */
  action: string
  /** Name of the table that holds the record. */
  table: string
  actorName: string
  /** What the record is called. */
  subject: string
  fields: readonly HistoryChange[]
}

export interface HistoryProps {
  entries: readonly HistoryEntry[]
  /** Words for a field; `startYear` reads "start year" without. */
  fieldLabel?: (field: string, entry: HistoryEntry) => string | undefined
  /** Words for a value: dates, money, states. */
  format?: (field: string, value: string, entry: HistoryEntry) => string | undefined
  /** Name of a kind of record: `strategic_goal` reads "strategic goal" without. */
  kindLabel?: (table: string) => string | undefined
  /** What to tell of a record that was added or removed: `roles: Manager`. Nothing without. */
  details?: (entry: HistoryEntry) => readonly HistoryChange[]
}

const DONE: Record<string, string> = { insert: 'added', update: 'changed', delete: 'removed' }

/** Sentences, newest first as given. */
export function History({ entries, ...words }: HistoryProps) {
  if (entries.length === 0) return <EmptyState bare title="Nothing has happened yet" />
  return (
    <ol className={classes.history}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Sentence entry={entry} when {...words} />
        </li>
      ))}
    </ol>
  )
}

type SentenceProps = { entry: HistoryEntry } & Omit<HistoryProps, 'entries'>

/** One change as a sentence, with its fields below when there are several. The row of a change log, too. */
export function Sentence({ entry, when = false, ...words }: SentenceProps & { when?: boolean }) {
  const { actorName, action, at, subject, table, fields } = entry
  const label = labelOf(words, entry)
  const thing = `${words.kindLabel?.(table) ?? humanize(table).toLowerCase()}${subject ? ` "${subject}"` : ''}`
  const [only, ...others] = action === 'update' ? fields : []
  return (
    <>
      <Text component="p" size="sm" m={0}>
        <strong>{actorName}</strong> {action === 'update' && !only ? 'saved' : (DONE[action] ?? action)}{' '}
        {only && others.length === 0 ? (
          <>
            {label(only.field)} of {thing}
            <FromTo change={only} word={wordOf(words, entry, only.field)} />
          </>
        ) : (
          thing
        )}
        <Told entry={entry} {...words} />
        {action === 'update' && !only && <span className={classes.when}> (none of its fields changed)</span>}
        {when && (
          <span className={classes.when}>
            {' · '}
            <MomentText value={at} />
          </span>
        )}
      </Text>
      <Changed entry={entry} {...words} />
    </>
  )
}

type Words = Omit<SentenceProps, 'entry'>

const wordOf = (words: Words, entry: HistoryEntry, field: string) => (value: string) =>
  words.format?.(field, value, entry) ?? value
const labelOf = (words: Words, entry: HistoryEntry) => (field: string) =>
  words.fieldLabel?.(field, entry) ?? humanize(field).toLowerCase()

/** Of a thing that was changed in several fields: what from, what to, one below the other. */
function Changed({ entry, ...words }: SentenceProps) {
  if (entry.action !== 'update' || entry.fields.length < 2) return null
  const label = labelOf(words, entry)
  return (
    <ul className={classes.changes}>
      {entry.fields.map((change) => (
        <li key={change.field}>
          {label(change.field)}
          <FromTo change={change} word={wordOf(words, entry, change.field)} />
        </li>
      ))}
    </ul>
  )
}

/** Of a thing that was added or removed: `roles: Manager; position: Director`. */
function Told({ entry, ...words }: SentenceProps) {
  const told = words.details?.(entry) ?? []
  if (entry.action === 'update' || told.length === 0) return null
  const label = labelOf(words, entry)
  const parts = told.map(({ field, before, after }) => {
    return `${label(field)}: ${wordOf(words, entry, field)(after ?? before ?? '')}`
  })
  return <span className={classes.when}> ({parts.join('; ')})</span>
}
