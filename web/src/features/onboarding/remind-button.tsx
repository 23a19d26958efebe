import { lazy, Suspense, useState } from 'react'
import { sendReminders } from '../../../../server/src/modules/onboarding/report.contract.ts'
import { useCan } from '../../api/session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import type { Whom } from './remind-dialog.tsx'

const RemindDialog = lazy(() => import('./remind-dialog.tsx').then((module) => ({ default: module.RemindDialog })))

/** Asks whom it reaches, then reminds. Whoever may not remind does not see it. */
export function RemindButton({ whom }: { whom: Whom }) {
  const may = useCan()(sendReminders.access)
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <ActionButton onClick={() => setOpen(true)}>Send reminder</ActionButton>
      {open && (
        <Suspense>
          <RemindDialog whom={whom} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
