// What a person can go to: the pages of features that are on and permitted, nothing else.
import type { Me } from '../../../server/src/modules/people/me.contract.ts'
import type { Feature, NavItem } from '../lib/feature.ts'
import { fillPath, type Page } from '../lib/page.ts'
import { features } from './features.ts'
import { findRefusal } from './page-access.ts'
import { locatedPages } from './pages.ts'

export interface NavLink {
  label: string
  icon: NavItem['icon']
  href: string
}
export interface NavGroup {
  label: string
  items: NavLink[]
}

/** Groups of links: of the organization `moa`, or above organizations when there is none. One group per heading. */
export function navigationOf(me: Me, moa: string | undefined): NavGroup[] {
  const groups = new Map<string, NavLink[]>()
  for (const feature of features) {
    const items = feature.nav.filter((item) => isOpen(me, item.page, { moa, feature })).map((item) => linkOf(item, moa))
    if (items.length > 0) groups.set(feature.label, [...(groups.get(feature.label) ?? []), ...items])
  }
  return [...groups].map(([label, items]) => ({ label, items }))
}

function isOpen(me: Me, page: Page, at: { moa: string | undefined; feature: Feature }): boolean {
  const inOrganization = page.path.startsWith('/moa/:moa')
  return inOrganization === (at.moa !== undefined) && findRefusal(me, page, at) === undefined
}

function linkOf({ label, icon, page }: NavItem, moa: string | undefined): NavLink {
  return { label, icon, href: fillPath(page.path, { moa: moa ?? '' }) }
}

/**
 * The same page in another organization. A record belongs to one organization only, so from a record it leads to the
 * nearest page above it.
 */
export function samePageIn(pathname: string, code: string): string {
  const located = locatedPages.find(({ page }) => matches(page.path, pathname))
  const ownNames = located?.page.path.split('/').findIndex((part, index) => index > 2 && part.startsWith(':')) ?? -1
  const parts = pathname.split('/')
  const kept = ownNames < 0 ? parts : parts.slice(0, ownNames)
  const next = ['', 'moa', code, ...kept.slice(3)].join('/')
  return locatedPages.some(({ page }) => matches(page.path, next)) ? next : `/moa/${code}`
}

function matches(path: string, pathname: string): boolean {
  const names = path.split('/')
  const parts = pathname.replace(/\/$/, '').split('/')
  return names.length === parts.length && names.every((name, index) => name.startsWith(':') || name === parts[index])
}
