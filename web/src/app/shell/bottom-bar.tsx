// On a phone: home, inbox, search and menu under the thumb.
import { IconHome, IconInbox, IconMenu2, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Link, useAddress } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { shellPages } from '../pages.ts'
import { InboxBadge } from './inbox-badge.tsx'
import { useInboxCount } from './inbox-count.ts'
import classes from './shell.module.css'
import { useShellPlace } from './shell-place.ts'

const PhoneMenu = lazy(() => import('./phone-menu.tsx').then((module) => ({ default: module.PhoneMenu })))

/** The bar at the bottom of a phone. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const place = useShellPlace()
  const inbox = useInboxCount()
  const { pathname } = useAddress()
  const [menu, setMenu] = useState(false)
  const home = place ? hrefOf(shellPages.home, { moa: place.code }) : '/'
  return (
    <nav className={classes.bottom} aria-label="Shortcuts">
      <Link to={home} className={classes.tab} aria-current={pathname === home ? 'page' : undefined}>
        <IconHome size={22} stroke={1.6} aria-hidden />
        Home
      </Link>
      <Link
        to={inbox.href}
        className={classes.tab}
        aria-current={pathname === inbox.href ? 'page' : undefined}
        data-tour="inbox"
      >
        <IconInbox size={22} stroke={1.6} aria-hidden />
        Inbox
        {inbox.count > 0 && <InboxBadge count={inbox.count} />}
      </Link>
      <button type="button" className={classes.tab} onClick={onSearch} data-tour="search">
        <IconSearch size={22} stroke={1.6} aria-hidden />
        Search
      </button>
      <button type="button" className={classes.tab} onClick={() => setMenu(true)} data-tour="navigation">
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
        Menu
      </button>
      {menu && (
        <Suspense>
          <PhoneMenu onClose={() => setMenu(false)} />
        </Suspense>
      )}
    </nav>
  )
}
