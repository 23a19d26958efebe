// The router of one session. In obcms mode addresses are short: `/planning/...` stands for `/moa/OOBC/planning/...`.
import { createRouter } from '@tanstack/react-router'
import type { Me } from '../../../server/src/modules/people/me.contract.ts'
import { findPlace } from '../api/session.tsx'
import { parseQuery, stringifyQuery } from '../lib/address.tsx'
import { LoadingPage } from './loading-page.tsx'
import { PageFailed } from './page-failed.tsx'
import { locatedPages } from './pages.ts'
import { routeTree } from './routes.tsx'

/** Makes the router once a person is known; everything inside uses the long addresses, whatever the mode. */
export function makeRouter(me: Me) {
  return createRouter({
    routeTree,
    parseSearch: parseQuery,
    stringifySearch: stringifyQuery,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
    rewrite: addressRewriting(me),
  })
}

/** Between the address bar and the pages: codes in their own letters, and short addresses in obcms mode. */
export function addressRewriting(me: Me) {
  const only = me.mode === 'obcms' ? me.workspaces[0]?.code : undefined
  const above = new Set(locatedPages.map(({ page }) => page.path.split('/')[1]).filter((part) => part !== 'moa'))
  return {
    input: ({ url }: { url: URL }) => {
      const [, first = '', code = '', ...rest] = url.pathname.split('/')
      const place = findPlace(me, code)
      if (first === 'moa' && place) url.pathname = ['/moa', place.code, ...rest].join('/')
      else if (only && first !== 'moa' && !above.has(first))
        url.pathname = `/moa/${only}${url.pathname.replace(/\/$/, '')}`
      return url
    },
    output: ({ url }: { url: URL }) => {
      const prefix = `/moa/${only}`
      if (only && (url.pathname === prefix || url.pathname.startsWith(`${prefix}/`))) {
        url.pathname = url.pathname.slice(prefix.length) || '/'
      }
      return url
    },
  }
}
