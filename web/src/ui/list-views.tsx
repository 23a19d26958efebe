// Saved views: a search with its filters and order under a name, kept for this person on this browser.
import { ActionIcon } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { type AddressQuery, stringifyQuery, useAddress, useGo } from '../lib/address.tsx'
import { useStored } from '../lib/stored.ts'
import { Hint } from './hint.tsx'
import { MenuButton } from './menu-button.tsx'

const NameViewDialog = lazy(() =>
  import('./name-view-dialog.tsx').then((module) => ({ default: module.NameViewDialog })),
)

interface SavedView {
  name: string
  query: AddressQuery
}

/** The menu of saved views of one list. */
export function SavedViews({ place }: { place: string }) {
  const { pathname, query } = useAddress()
  const go = useGo()
  const [views, setViews] = useStored<SavedView[]>(`views.${place}`, [])
  const [naming, setNaming] = useState(false)
  const save = (name: string) => {
    const { page: _, ...kept } = query
    setViews([...views.filter((view) => view.name !== name), { name, query: kept }])
    setNaming(false)
  }
  return (
    <>
      <Hint label="Saved views" silent>
        <MenuButton
          label="Saved views"
          align="end"
          trigger={(props) => (
            <ActionIcon {...props} variant="default" size={36} aria-label="Saved views">
              <IconBookmark size={18} aria-hidden />
            </ActionIcon>
          )}
          parts={[
            ...views.map((view) => ({ label: view.name, onClick: () => go(pathname + stringifyQuery(view.query)) })),
            views.length > 0 && 'divider',
            { label: 'Save this view', onClick: () => setNaming(true) },
            ...views.map((view) => ({
              label: `Remove "${view.name}"`,
              icon: <IconTrash size={16} aria-hidden />,
              onClick: () => setViews(views.filter((one) => one.name !== view.name)),
            })),
          ]}
        />
      </Hint>
      {naming && (
        <Suspense>
          <NameViewDialog onSave={save} onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </>
  )
}
