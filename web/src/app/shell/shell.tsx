// The frame of every page: navigation, organization, search, inbox, person. It draws only what works for this person.
import { useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { TitlePlace } from '../../lib/page-title.ts'
import { store, useStored } from '../../lib/stored.ts'
import { useAccent } from './accent.ts'
import { BottomBar } from './bottom-bar.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageAnnouncer, useFocusOnNavigation } from './page-announcer.tsx'
import { PrintHeader } from './print-header.tsx'
import { SessionEnded } from './session-ended.tsx'
import classes from './shell.module.css'
import { LAST_PLACE, useShellPlace } from './shell-place.ts'
import { SideNavigation } from './side-navigation.tsx'
import { TopBar } from './top-bar.tsx'

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((module) => ({ default: module.SearchDialog })))

/** Skip link, top bar, navigation, page. */
export function Shell() {
  const place = useShellPlace()
  const [narrow, setNarrow] = useStored('nav-narrow', false)
  const [searching, setSearching] = useState(false)
  useHotkeys([['mod+K', () => setSearching(true)]], [])
  useAccent(place?.accentColor)
  useFocusOnNavigation()
  const code = place?.code
  useEffect(() => {
    if (code) store(LAST_PLACE, code)
  }, [code])
  return (
    <TitlePlace value={place?.name ?? ''}>
      <a href="#main" className={`${classes.skip} no-print`}>
        Skip to the content
      </a>
      <div className={classes.shell} data-narrow={narrow || undefined}>
        <TopBar onSearch={() => setSearching(true)} />
        <SideNavigation narrow={narrow} onNarrow={setNarrow} />
        <div className={classes.column}>
          <PrintHeader />
          <OfflineBanner />
          <main id="main" tabIndex={-1} className={classes.main}>
            <Outlet />
          </main>
        </div>
        <BottomBar onSearch={() => setSearching(true)} />
      </div>
      <PageAnnouncer />
      <SessionEnded />
      {searching && (
        <Suspense>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </TitlePlace>
  )
}
