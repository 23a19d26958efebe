// Making an organization a pilot, moving its dates, and ending it.
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import {
  type OrganizationRecord,
  setPilot,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useAction } from '../../api/queries.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { tell } from '../../ui/notice.ts'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

const PilotDialog = lazy(() => import('./pilot-dialog.tsx').then((module) => ({ default: module.PilotDialog })))

/** The buttons, for those who may. */
export function PilotButtons({ organization }: { organization: OrganizationRecord }) {
  const { code, name, version, isPilot, canEdit, actions } = organization
  const change = useAction(setPilot, { alsoChanges: SHOWN_ELSEWHERE })
  const [asked, setAsked] = useState<'dates' | 'end'>()
  const close = () => setAsked(undefined)
  const end = actions.find((action) => action.action === 'end_pilot')
  if (!canEdit) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsked('dates')}>
        {isPilot ? 'Change the dates' : 'Make a pilot'}
      </Button>
      {end && (
        <Button variant="default" onClick={() => setAsked('end')}>
          {end.label}
        </Button>
      )}
      {asked === 'dates' && (
        <Suspense>
          <PilotDialog organization={organization} onClose={close} />
        </Suspense>
      )}
      {asked === 'end' && end && (
        <ActDialog
          action={end}
          consequence={`${name} is no longer listed as a pilot. Nobody loses access.`}
          onAct={async (_action, reason) => {
            await change.mutateAsync({ params: { code }, body: { version, isPilot: false, reason } })
            tell.done(`${code} is no longer a pilot`)
          }}
          onClose={close}
        />
      )}
    </>
  )
}
