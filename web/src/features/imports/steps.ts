// What a step of an import does, said before it is taken.
import type { ImportBatchView, ImportKindView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { countOf } from '../../lib/words.ts'
import { recordsOf } from './words.ts'

type Batch = Pick<ImportBatchView, 'counts' | 'outcomes' | 'mode' | 'noun' | 'options' | 'spread'>

/** ` in 12 organizations`. */
function placesOf({ spread }: Batch): string {
  return spread && spread.count > 0 ? ` in ${countOf(spread.count, spread.one, spread.many)}` : ''
}

/** Records that would be added or changed. */
function touched({ counts }: Batch): number {
  return (counts?.create ?? 0) + (counts?.update ?? 0)
}

/** `Approve the import of 590 people?` */
export function questionOf(action: string, batch: Batch): string | undefined {
  const records = `${recordsOf(batch, touched(batch))}${placesOf(batch)}`
  if (action === 'submit') return `Send the import of ${records} for approval?`
  if (action === 'approve') return `Approve the import of ${records}?`
  if (action === 'undo') return `Undo the import of ${recordsOf(batch, doneRecords(batch))}?`
  if (action === 'cancel') return 'Cancel this import?'
  if (action === 'return') return 'Return it for changes?'
  return undefined
}

function doneRecords({ outcomes }: Batch): number {
  return (outcomes?.created ?? 0) + (outcomes?.updated ?? 0)
}

/** What taking it means, in a few sentences. */
export function consequenceOf(action: string, batch: Batch): string | undefined {
  if (action === 'submit') return `${planOf(batch)} A second person decides. Until then nothing can be changed here.`
  if (action === 'approve')
    return `${planOf(batch)} The import starts at once, and can be undone as far as nobody has built on it.`
  if (action === 'return') return 'It goes back with your comment. The rows can be put right and sent again.'
  if (action === 'cancel')
    return 'Nothing of it is imported. The file and its rows stay readable until their time is over.'
  if (action === 'undo') return undoOf(batch)
  return undefined
}

/** `590 people are added and 4 changed. 10 rows with errors are left out.` */
function planOf(batch: Batch): string {
  const { create = 0, update = 0, error = 0, unchanged = 0, skip = 0 } = batch.counts ?? {}
  const is = (count: number) => (count === 1 ? 'is' : 'are')
  const changed = update > 0 ? ` and ${update.toLocaleString('en')} changed` : ''
  const same = unchanged + skip
  return [
    `${recordsOf(batch, create)} ${is(create)} added${changed}.`,
    same > 0 ? `${rowsOf(same)} ${is(same)} left as ${same === 1 ? 'it is' : 'they are'}.` : '',
    error > 0 ? `${rowsOf(error)} with errors ${is(error)} left out.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const rowsOf = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`

interface Chosen {
  label: string
  value: string
}

/** The options that hold, as whoever approves should know them. */
export function chosenOf({ options }: Batch, kind: Pick<ImportKindView, 'options'>): Chosen[] {
  return kind.options.map(({ name, label, choices }) => ({
    label,
    value: (choices.find(({ value }) => value === options[name]) ?? choices[0])?.label ?? '',
  }))
}

function undoOf(batch: Batch): string {
  const { created = 0, updated = 0 } = batch.outcomes ?? {}
  const [one, many] = [batch.noun.one, batch.noun.many]
  return [
    created === 1 ? `The ${one} that it created is removed, and a link that was sent stops working.` : '',
    created > 1
      ? `The ${created.toLocaleString('en')} ${many} that it created are removed, and links that were sent to them stop working.`
      : '',
    updated > 0 ? `What it changed goes back to what it was.` : '',
    `Whoever has signed in since stays, and so does what somebody has changed since; each of these rows then says why.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const DONE: Record<string, string> = {
  submit: 'Sent for approval',
  return: 'Returned for changes',
  approve: 'Approved; the import starts',
  cancel: 'Import cancelled',
  undo: 'The import is being undone',
}

export const stepDone = (action: string) => DONE[action] ?? 'Done'
