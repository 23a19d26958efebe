// One import: where it stands, what its rows say, and what may be done with it now.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  type ImportBatchView,
  type ImportKindView,
  readImport,
  readImportKinds,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { ColumnsPanel } from './columns-panel.tsx'
import { Consequence } from './consequence.tsx'
import { Downloads } from './downloads.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { forwardFirst, useImportSteps } from './import-actions.ts'
import { RowsPanel } from './rows-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { Standing } from './standing.tsx'
import { questionOf } from './steps.ts'
import { isUnderWay, stateStatus } from './words.ts'

const EVERY = 1000

/** `/platform/imports/:id`; looks again every second while the server works on it. */
export function ImportPage({ params }: { params: { id: string } }) {
  const kinds = useQuery({ ...queryFor(readImportKinds), staleTime: Infinity })
  const query = useQuery({
    ...queryFor(readImport, { params }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? EVERY : false),
  })
  useFreshRows(query.data)
  return (
    <Loaded query={kinds}>
      {({ items }) => (
        <Loaded query={query}>{(batch) => <Import key={batch.id} batch={batch} kind={kindOf(items, batch)} />}</Loaded>
      )}
    </Loaded>
  )
}

/** A kind whose module is gone: its imports stay readable. */
function kindOf(kinds: readonly ImportKindView[], { kind, title, noun }: ImportBatchView): ImportKindView {
  return kinds.find((one) => one.kind === kind) ?? { kind, title, noun, columns: [], options: [], templates: [] }
}

/** Reads the rows and the list anew whenever the import has moved on. */
function useFreshRows(batch: ImportBatchView | undefined): void {
  const client = useQueryClient()
  const { state, version, id } = batch ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: state and version are what tells that it has moved on.
  useEffect(() => {
    if (id === undefined) return
    const rows = (path: unknown) =>
      typeof path === 'string' && path !== readImport.path && path !== readImportKinds.path
    void client.invalidateQueries({ queryKey: ['imports'], predicate: ({ queryKey }) => rows(queryKey[1]) })
  }, [client, id, state, version])
}

function Import({ batch, kind }: { batch: ImportBatchView; kind: ImportKindView }) {
  const act = useImportSteps(batch)
  const [fixedRows, setFixedRows] = useState<number>()
  const checking = batch.state === 'checking'
  useEffect(() => {
    if (!checking) setFixedRows(undefined)
  }, [checking])
  return (
    <RecordPage
      title={batch.fileName}
      kind={`Import of ${batch.noun.many}`}
      back={{ label: 'Imports', to: hrefOf(places.imports, {}) }}
      status={
        batch.blockers.length > 0 && batch.state === 'checked'
          ? { state: 'returned', label: 'Columns to choose' }
          : stateStatus(batch.state)
      }
      facts={factsOf(batch)}
      tools={<Downloads batch={batch} />}
      actions={forwardFirst(batch.actions)}
      onAct={act}
      question={({ action }) => questionOf(action, batch)}
      consequence={({ action }) => <Consequence action={action} batch={batch} kind={kind} />}
      notice={<Standing batch={batch} fixedRows={fixedRows} />}
      tabs={[
        {
          name: 'rows',
          label: 'Rows',
          count: batch.rowCount,
          content: <RowsPanel batch={batch} kind={kind} onFixed={setFixedRows} />,
        },
        {
          name: 'columns',
          label: 'Columns',
          content: <ColumnsPanel key={batch.version} batch={batch} kind={kind} />,
        },
        {
          name: 'settings',
          label: 'Settings',
          content: <SettingsPanel key={batch.version} batch={batch} kind={kind} />,
        },
        { name: 'history', label: 'History', content: <HistoryPanel batch={batch} /> },
      ]}
    />
  )
}

function factsOf({ wave, createdBy, createdAt }: ImportBatchView) {
  return [
    ...(wave === null ? [] : [{ label: 'Wave', value: wave }]),
    { label: 'Uploaded', value: `${formatMoment(createdAt)}${createdBy ? ` by ${createdBy.name}` : ''}` },
  ]
}
