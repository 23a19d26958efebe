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
  const only = me.mode === 'obcms' ? me.workspaces[0]?.code : undefined
  correctTypedCode(me)
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
    ...(only ? { rewrite: shortAddresses(only) } : {}),
  })
}

/** `/moa/moh/...` as somebody typed it becomes `/moa/MOH/...` in the address bar. Links always have the right letters. */
function correctTypedCode(me: Me): void {
  const { pathname, search, hash } = window.location
  const [, first, code, ...rest] = pathname.split('/')
  const place = findPlace(me, code)
  if (first !== 'moa' || !place || place.code === code) return
  window.history.replaceState(null, '', ['/moa', place.code, ...rest].join('/') + search + hash)
}

/** Address rewriting for a server with one organization; pages above organizations keep their addresses. */
function shortAddresses(code: string) {
  const prefix = `/moa/${code}`
  const above = new Set(locatedPages.map(({ page }) => page.path.split('/')[1]).filter((part) => part !== 'moa'))
  return {
    input: ({ url }: { url: URL }) => {
      const first = url.pathname.split('/')[1] ?? ''
      if (first !== 'moa' && !above.has(first)) url.pathname = prefix + url.pathname.replace(/\/$/, '')
      return url
    },
    output: ({ url }: { url: URL }) => {
      if (url.pathname === prefix || url.pathname.startsWith(`${prefix}/`)) {
        url.pathname = url.pathname.slice(prefix.length) || '/'
      }
      return url
    },
  }
}
