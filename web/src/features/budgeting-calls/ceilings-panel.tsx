// Ceilings of all organizations by class, as a sheet: typed, or pasted from a spreadsheet; totals follow at once.
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  type BudgetCall,
  listCeilings,
  type OrganizationCeilings,
  setCeilings,
} from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { findDecimal } from '../../lib/amounts.ts'
import { centavosOf, sumOf } from '../../lib/centavos.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { countOf } from '../../lib/words.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { Sheet, SheetCell } from '../../ui/sheet.tsx'
import { SaveBar, type SheetDraft, SheetRestored, useSheetDraft } from '../../ui/sheet-draft.tsx'
import { amountOf, type CeilingChanges, changesOf, keyOf, problemsOf, withCell } from './ceiling-changes.ts'
import classes from './ceilings-panel.module.css'

const PasteDialog = lazy(() => import('./paste-dialog.tsx').then((module) => ({ default: module.PasteDialog })))

const MOST = 200

export function CeilingsPanel({ call }: { call: BudgetCall }) {
  const query = useQuery(queryFor(listCeilings, { params: { id: call.id }, query: { sort: 'code', pageSize: MOST } }))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (call.canEdit ? <Editor call={call} rows={items} /> : <Grid rows={items} />)}
    </Loaded>
  )
}

function Editor({ call, rows }: { call: BudgetCall; rows: readonly OrganizationCeilings[] }) {
  const draft = useSheetDraft<CeilingChanges>(`ceilings.${call.id}`, {})
  const saving = useSaving(call, draft, rows)
  const [find, setFind] = useState('')
  const [pasting, setPasting] = useState(false)
  const text = find.trim().toLowerCase()
  const shown = rows.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(text))
  const count = Object.keys(draft.values).length
  return (
    <Stack gap="sm">
      <SheetRestored draft={draft} />
      <Group gap="xs" className="no-print">
        <TextInput
          type="search"
          aria-label="Find an organization"
          placeholder="Find an organization"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconClipboardText size={16} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          Paste a table with codes
        </Button>
      </Group>
      <Text size="sm" c="dimmed" maw="80ch">
        Amounts in pesos. An empty cell sets no ceiling: then nothing may be proposed in that class. Copied cells can be
        pasted anywhere in the sheet; arrows and Enter move.
        {call.status === 'published' &&
          ' The call is published: a change wants a reason, and the organization is told.'}
      </Text>
      <Grid rows={shown} draft={draft} all={rows} />
      <SaveBar
        draft={draft}
        words={`${countOf(count, 'ceiling')} changed`}
        saveLabel={call.status === 'published' ? 'Save with this reason' : 'Save ceilings'}
        {...saving}
      >
        {call.status === 'published' && (
          <Textarea
            label="Reason"
            description="Shown to the organizations whose ceilings change."
            required
            maxLength={1000}
            value={saving.reason}
            error={saving.reasonMissing ? 'Say why the ceilings change.' : undefined}
            onChange={(event) => saving.setReason(event.currentTarget.value)}
          />
        )}
      </SaveBar>
      <Suspense>{pasting && <PasteDialog call={call} onClose={() => setPasting(false)} />}</Suspense>
    </Stack>
  )
}

function useSaving(call: BudgetCall, draft: SheetDraft<CeilingChanges>, rows: readonly OrganizationCeilings[]) {
  const set = useAction(setCeilings)
  const [reason, setReason] = useState('')
  const [reasonMissing, setMissing] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const published = call.status === 'published'
  const onSave = async () => {
    const refused = problemsOf(draft.latest())
    setProblem(refused)
    setMissing(published && !reason.trim())
    if (refused || (published && !reason.trim())) return
    try {
      const ceilings = changesOf(draft.latest())
      await set.mutateAsync({
        params: { id: call.id },
        body: { version: call.version, ceilings, ...(published ? { reason: reason.trim() } : {}) },
      })
      draft.clear()
      setReason('')
      tell.done(`${countOf(ceilings.length, 'ceiling')} of ${countOf(rows.length, 'organization')} saved`)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return {
    busy: set.isPending,
    problem,
    onSave: () => void onSave(),
    reason,
    setReason,
    reasonMissing: reasonMissing && !reason.trim(),
  }
}

const columns = [
  { name: 'code', label: 'Organization', width: '13rem' },
  ...CLASSES.map((name) => ({
    name,
    label: <abbr title={CLASS_WORDS[name]}>{name}</abbr>,
    kind: 'number' as const,
    width: '8.5rem',
  })),
  { name: 'total', label: 'Total', kind: 'number' as const, width: '8.5rem' },
]

interface GridProps {
  rows: readonly OrganizationCeilings[]
  draft?: SheetDraft<CeilingChanges>
  /** Also those that a search hides: totals are of all. */
  all?: readonly OrganizationCeilings[]
}

function Grid({ rows, draft, all = rows }: GridProps) {
  const changes = draft?.values ?? {}
  const onPaste = (cells: string[][], at: { row: number; column: number }) => {
    let next = draft?.latest() ?? {}
    for (const [down, line] of cells.entries())
      for (const [right, cell] of line.entries()) {
        const [row, of] = [rows[at.row + down], CLASSES[at.column + right]]
        if (row && of) next = withCell(next, { row, of, text: findDecimal(cell, 2) ?? cell })
      }
    draft?.change(next)
  }
  return (
    <Sheet
      label="Ceilings by organization and class"
      columns={columns}
      onPaste={onPaste}
      foot={<Totals rows={all} changes={changes} />}
    >
      {rows.map((row, at) => (
        <tr key={row.code}>
          <th scope="row" title={row.name} className={classes.organization}>
            <strong>{row.code}</strong> {row.name}
          </th>
          {CLASSES.map((of, column) => (
            <td key={of} data-number>
              {draft ? (
                <SheetCell
                  row={at}
                  column={column}
                  label={`${row.code}, ${of}`}
                  places={2}
                  value={amountOf(row, of, changes)}
                  changed={keyOf(row, of) in changes}
                  onChange={(text) => draft.change(withCell(draft.latest(), { row, of, text }))}
                />
              ) : (
                <Money value={row.ceilings[of]} />
              )}
            </td>
          ))}
          <td data-number>
            <Money value={totalOf(row, changes)} />
          </td>
        </tr>
      ))}
    </Sheet>
  )
}

/** Nothing where no ceiling is set: that is not a ceiling of zero. */
function totalOf(row: OrganizationCeilings, changes: CeilingChanges): string | null {
  const amounts = CLASSES.map((of) => amountOf(row, of, changes))
  return amounts.every((amount) => amount === '') ? null : sumOf(amounts)
}

function Totals({ rows, changes }: { rows: readonly OrganizationCeilings[]; changes: CeilingChanges }) {
  const sums = CLASSES.map((of) => sumOf(rows.map((row) => amountOf(row, of, changes))))
  const withCeiling = rows.filter((row) => CLASSES.some((of) => centavosOf(amountOf(row, of, changes)) !== undefined))
  return (
    <tr>
      <th scope="row">{countOf(withCeiling.length, 'organization')}</th>
      {sums.map((sum, at) => (
        <td key={CLASSES[at]} data-number>
          <Money value={sum} />
        </td>
      ))}
      <td data-number>
        <Money value={sumOf(sums)} />
      </td>
    </tr>
  )
}
