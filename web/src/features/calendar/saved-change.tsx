// After a form was saved: straight on when nothing moved, else first what moved.
import { Group, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Moved } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { useGo } from '../../lib/address.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { MovedNotice } from './moved-notice.tsx'

interface SavedChange {
  /** "Eid’l Fitr, 10 March 2027". */
  title: string
  /** Where to go on. */
  next: { label: string; to: string }
  moved: Moved
}

/** What a form does when it is saved, and what it then shows instead of itself. */
export function useSavedChange(): { onSaved: (saved: SavedChange) => void; shown: ReactNode } {
  const [saved, setSaved] = useState<SavedChange>()
  const go = useGo()
  const onSaved = (change: SavedChange) => {
    if (change.moved.movedCount > 0) return setSaved(change)
    tell.done('Saved. No open deadline moved.')
    go(change.next.to, { replace: true })
  }
  return { onSaved, shown: saved && <SavedPage {...saved} /> }
}

function SavedPage({ title, next, moved }: SavedChange) {
  return (
    <>
      <PageHeader title={title} />
      <Stack>
        <MovedNotice moved={moved} />
        <Group>
          <ActionButton to={next.to}>{next.label}</ActionButton>
        </Group>
      </Stack>
    </>
  )
}
