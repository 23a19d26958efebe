// Every page of the web: those of the shell and those that features declare.
import { accountPages } from '../features/session/routes.ts'
import type { Feature } from '../lib/feature.ts'
import { type Page, page } from '../lib/page.ts'
import { features } from './features.ts'

export const shellPages = {
  home: page('/moa/:moa', {
    access: 'signed-in',
    title: 'My work',
    load: () => import('./home-page.tsx').then((module) => module.HomePage),
  }),
  inbox: page('/moa/:moa/inbox', {
    access: 'signed-in',
    title: 'Inbox',
    load: () => import('./inbox-of-all.tsx').then((module) => module.InboxOfAll),
  }),
  /** For those who work above organizations, and for links in mails. */
  ownInbox: page('/account/inbox', {
    access: 'signed-in',
    title: 'Inbox',
    load: () => import('./inbox-of-all.tsx').then((module) => module.InboxOfAll),
  }),
}

export interface Located {
  page: Page
  /** Nothing for pages of the shell. */
  feature: Feature | undefined
}

/** Every page with the feature that it belongs to. */
export const locatedPages: readonly Located[] = [
  ...[...Object.values(shellPages), ...Object.values(accountPages)].map((one) => ({ page: one, feature: undefined })),
  ...features.flatMap((feature) => feature.pages.map((one) => ({ page: one, feature }))),
]
