// What was typed into a sheet and is not saved yet: kept on this device, asked for before leaving, saved with Ctrl+S.
import { Alert, Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react'
import { useLeaveGuard } from '../lib/address.tsx'
import { formatClock, formatMoment } from '../lib/calendar.ts'
import { sameValue, useDraft } from '../lib/drafts.ts'
import type { ProblemError } from '../lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'
import classes from './sheet-draft.module.css'

const LeaveDialog = lazy(() => import('./leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })))

export interface SheetDraft<V> {
  values: V
  /** The values now, also before the next drawing. */
  latest: () => V
  change: (next: V) => void
  /** Nothing is unsaved any more. */
  clear: () => void
  unsaved: boolean
  /** When an earlier visit kept what is here again. */
  restoredAt: string | undefined
  savedAt: string | undefined
  leaving: ReturnType<typeof useLeaveGuard>
}

/** Unsaved changes of a sheet; `nothing` is what there is while none is made. */
export function useSheetDraft<V>(address: string, nothing: V): SheetDraft<V> {
  const [base] = useState(nothing)
  const draft = useDraft<V>(address, base, undefined)
  const [values, setValues] = useState<V>(draft.found?.values ?? base)
  const [restoredAt, setRestoredAt] = useState(draft.found?.savedAt)
  const now = useRef(values)
  const change = (next: V) => {
    now.current = next
    setValues(next)
    if (sameValue(next, base)) draft.forget()
    else draft.keep(next)
  }
  const clear = () => {
    change(base)
    setRestoredAt(undefined)
  }
  const isUnsaved = useCallback(() => !sameValue(now.current, base), [base])
  const leaving = useLeaveGuard(isUnsaved)
  const unsaved = !sameValue(values, base)
  return { values, latest: () => now.current, change, clear, unsaved, restoredAt, savedAt: draft.savedAt, leaving }
}

interface SaveBarProps<V> {
  draft: SheetDraft<V>
  /** `3 ceilings changed`. */
  words: string
  saveLabel: string
  busy: boolean
  problem?: ProblemError | undefined
  onSave: () => void
  /** Fields that saving needs: a reason. */
  children?: ReactNode
}

/** Stays at the foot of the window while something is unsaved. */
export function SaveBar<V>({ draft, words, saveLabel, busy, problem, onSave, children }: SaveBarProps<V>) {
  const save = () => {
    if (draft.unsaved && !busy) onSave()
  }
  useHotkeys([['mod+S', save]], [])
  return (
    <>
      {draft.unsaved && (
        <section className={`${classes.bar} no-print`} aria-label="Unsaved changes">
          {problem && <ProblemNotice problem={problem} />}
          {children}
          <Group justify="space-between" gap="xs">
            <Text size="sm" role="status">
              {words}
              {draft.savedAt && `. Draft kept on this device ${formatClock(new Date(draft.savedAt))}`}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={draft.clear}>
                Discard
              </Button>
              <Button loading={busy} onClick={save}>
                {saveLabel}
              </Button>
            </Group>
          </Group>
        </section>
      )}
      <Suspense>{draft.leaving && <LeaveDialog {...draft.leaving} onDiscard={draft.clear} />}</Suspense>
    </>
  )
}

/** Says that unsaved work of an earlier visit is in the sheet again. */
export function SheetRestored<V>({ draft }: { draft: SheetDraft<V> }) {
  if (!draft.restoredAt || !draft.unsaved) return null
  return (
    <Alert
      icon={<IconHistory aria-hidden />}
      color="accent"
      title={`Your unsaved work of ${formatMoment(draft.restoredAt)} is back`}
    >
      It is not saved on the server yet. Save it, or discard it at the foot of the page.
    </Alert>
  )
}
