// The left side: pages by module, collapsible to icons.
import { IconHome, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useSession } from '../../api/session.tsx'
import { Link, useAddress } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { Hint } from '../../ui/hint.tsx'
import { type NavGroup, type NavLink, navigationOf } from '../navigation.ts'
import { shellPages } from '../pages.ts'
import classes from './shell.module.css'
import { useShellPlace } from './shell-place.ts'

/** Groups of this organization, then those above organizations. */
export function useNavigation(): NavGroup[] {
  const me = useSession()
  const place = useShellPlace()
  const above = navigationOf(me, undefined)
  if (!place) return above
  const home = { label: 'My work', icon: IconHome, href: hrefOf(shellPages.home, { moa: place.code }) }
  return [{ label: '', items: [home] }, ...navigationOf(me, place.code), ...above]
}

interface SideNavigationProps {
  narrow: boolean
  onNarrow: (narrow: boolean) => void
}

/** Navigation of a screen. */
export function SideNavigation({ narrow, onNarrow }: SideNavigationProps) {
  const Icon = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const words = narrow ? 'Show the names' : 'Show only icons'
  return (
    <nav className={classes.side} aria-label="Main" data-tour="navigation">
      <NavigationGroups narrow={narrow} />
      <button
        type="button"
        className={`${classes.link} ${classes.narrower} mantine-active`}
        aria-label={words}
        onClick={() => onNarrow(!narrow)}
      >
        <Icon size={20} stroke={1.6} aria-hidden />
        {!narrow && words}
      </button>
    </nav>
  )
}

/** The groups; also inside the menu of a phone. */
export function NavigationGroups({ narrow = false, onGo }: { narrow?: boolean; onGo?: () => void }) {
  const { pathname } = useAddress()
  const groups = useNavigation()
  const current = currentOf(groups, pathname)
  return groups.map((group) => (
    <div key={group.items[0]?.href ?? group.label}>
      {group.label && !narrow && <div className={classes.group}>{group.label}</div>}
      <ul className={classes.links} aria-label={group.label || undefined}>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavigationLink item={item} narrow={narrow} current={item === current} onGo={onGo} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

interface NavigationLinkProps {
  item: NavLink
  narrow: boolean
  current: boolean
  onGo: (() => void) | undefined
}

function NavigationLink({ item, narrow, current, onGo }: NavigationLinkProps) {
  const Icon = item.icon
  const link = (
    <Link
      to={item.href}
      className={classes.link}
      aria-current={current ? 'page' : undefined}
      {...(onGo ? { onClick: onGo } : {})}
    >
      <Icon size={20} stroke={1.6} />
      <span className={narrow ? 'visually-hidden' : undefined}>{item.label}</span>
    </Link>
  )
  return narrow ? (
    <Hint silent block label={item.label}>
      {link}
    </Hint>
  ) : (
    link
  )
}

/** The link whose page this is, or below which it lies: the longest that fits. */
function currentOf(groups: NavGroup[], pathname: string): NavLink | undefined {
  return groups
    .flatMap((group) => group.items)
    .filter(({ href }) => pathname === href || (!isHome(href) && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]
}

/** Every page of an organization lies below its home, but is not a part of it. */
const isHome = (href: string) => /^\/moa\/[^/]+$/.test(href)
