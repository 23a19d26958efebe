// A checked file: what would be done with every row, and the decision.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type CheckedRow,
  confirmPpaImport,
  discardPpaImport,
  type PpaImport,
  readPpaImport,
} from '../../../../server/src/modules/budgeting/ppas/ppa-imports.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'
import { stateOf } from './import-state.tsx'
import classes from './ppas.module.css'

/** Errors first: they stand in the way. */
export function PpaImportPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPpaImport, { params }))
  return <Loaded query={query}>{(found) => <ImportRecord params={params} found={found} />}</Loaded>
}

interface Shown {
  params: RecordParams
  found: PpaImport
}

function ImportRecord({ params, found }: Shown) {
  const { counts, appropriated, fiscalYear, checkedBy, createdAt, decidedBy, decidedAt } = found
  const confirm = useAction(confirmPpaImport)
  const discard = useAction(discardPpaImport)
  const body = { version: found.version }
  const actions = [
    ...(found.state === 'checked'
      ? [{ action: 'confirm', label: 'Take over', to: 'confirmed', comment: 'none', refusal: found.confirmRefusal }]
      : []),
    ...(found.canDiscard
      ? [{ action: 'discard', label: 'Discard', to: 'discarded', comment: 'none', refusal: null }]
      : []),
  ]
  return (
    <RecordPage
      kind={`Programs and appropriations of FY ${fiscalYear}`}
      title={found.fileName}
      back={{ label: 'Imports of programs', to: hrefOf(places.imports, { moa: params.moa }) }}
      status={stateOf(found)}
      facts={[
        { label: 'Posts to the ledger', value: <Money value={appropriated} /> },
        { label: 'Checked by', value: <Who name={checkedBy} at={createdAt} /> },
        ...(decidedBy && decidedAt ? [{ label: 'Decided by', value: <Who name={decidedBy} at={decidedAt} /> }] : []),
      ]}
      actions={actions}
      question={({ action }) => (action === 'confirm' ? 'Take this file over?' : 'Discard this file?')}
      consequence={({ action }) =>
        action === 'confirm'
          ? `${countOf(counts.create, 'program')} added, ${counts.update} changed, and ${formatMoney(appropriated)} posted to the ledger as appropriations of FY ${fiscalYear}. What is posted is not edited or deleted; it is corrected by adjustments.`
          : 'Nothing of it is taken over. The file can be uploaded again.'
      }
      onAct={({ action }) => (action === 'confirm' ? confirm : discard).mutateAsync({ params, body })}
      notice={<Notices found={found} />}
      tabs={[{ name: 'rows', label: 'Rows', count: found.rows.length, content: <Rows found={found} /> }]}
    />
  )
}

function Who({ name, at }: { name: string; at: string }) {
  return (
    <>
      {name}, <MomentText value={at} />
    </>
  )
}

function Notices({ found: { counts, notes, state } }: { found: PpaImport }) {
  return (
    <Stack gap="xs">
      {state === 'checked' && counts.error > 0 && (
        <Note tone="bad" title={`${countOf(counts.error, 'row has', 'rows have')} errors`}>
          All rows are taken over, or none. Put the errors right in the file, and upload it again.
        </Note>
      )}
      {notes.length > 0 && (
        <Note title="About the file">
          {notes.map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Note>
      )}
    </Stack>
  )
}

const VERDICTS: Readonly<Record<CheckedRow['verdict'], { label: string; tone: Tone }>> = {
  error: { label: 'Error', tone: 'bad' },
  create: { label: 'New', tone: 'good' },
  update: { label: 'Changed', tone: 'info' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
}
const ORDER = Object.keys(VERDICTS)

const columns: readonly ListColumn<CheckedRow>[] = [
  {
    name: 'title',
    label: 'Program',
    width: '30%',
    render: (row) => (
      <>
        {row.title || 'No title'}
        <br />
        <span className={classes.code}>
          Row {row.row}
          {row.code && `, ${row.code}`}
        </span>
      </>
    ),
  },
  {
    name: 'verdict',
    label: 'Verdict',
    fact: true,
    width: 130,
    render: ({ verdict }) => <StatusBadge state={verdict} {...VERDICTS[verdict]} />,
  },
  {
    name: 'posted',
    label: 'Posted',
    kind: 'number',
    fact: true,
    width: 190,
    render: (row) => <Money value={row.posted === '0.00' ? null : row.posted} />,
  },
  { name: 'what', label: 'What is done, or why not', fact: true, wide: true, render: (row) => <What row={row} /> },
]

const CLASS_COLUMN = /^(ps|mooe|fe|co)$/
/** `output_targets` -> `Output targets`, `ps` -> `PS`. */
const columnWords = (column: string) => (CLASS_COLUMN.test(column) ? column.toUpperCase() : humanize(column))

function What({ row: { effects, errors, warnings } }: { row: CheckedRow }) {
  const lines = [
    ...errors.map(({ column, message }) => ({ key: `e${column}${message}`, lead: columnWords(column), message })),
    ...warnings.map(({ column, message }) => ({
      key: `w${column}${message}`,
      lead: `Note, ${columnWords(column)}`,
      message,
    })),
    ...effects.map((message) => ({ key: message, lead: '', message })),
  ]
  if (lines.length === 0) return '–'
  return (
    <ul className={classes.problems}>
      {lines.map(({ key, lead, message }) => (
        <li key={key}>
          {lead && <strong>{lead}: </strong>}
          {message}
        </li>
      ))}
    </ul>
  )
}

function Rows({ found }: { found: PpaImport }) {
  const rows = found.rows.toSorted((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict))
  return (
    <RecordRows
      list={listOfRecord(rows)}
      columns={columns}
      noun="row"
      rowName={(row) => `Row ${row.row}`}
      rowId={(row) => String(row.row)}
      empty={{ title: 'No rows', text: 'The file has no program.' }}
    />
  )
}
