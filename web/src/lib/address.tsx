// The address bar as state. Everything in the web that reads or changes the address does it here.
import { Link as RouterLink, useBlocker, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type Ref, useCallback } from 'react'
import { type Query, queryText } from './page.ts'

export type AddressQuery = Record<string, string | string[]>

/** `a=1&b=2&b=3` -> `{ a: '1', b: ['2', '3'] }`: plain text, readable and stable to share. */
export function parseQuery(text: string): AddressQuery {
  const query: AddressQuery = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name]
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return query
}

/** The inverse of `parseQuery`, with the leading `?` when there is anything. */
export function stringifyQuery(query: Record<string, unknown>): string {
  return queryText(query as Query)
}

/** Where the person is now: path (as the pages name it) and query. */
export function useAddress(): { pathname: string; query: AddressQuery } {
  const { pathname, search } = useLocation()
  return { pathname, query: search as AddressQuery }
}

/** The `:names` of the page shown now. */
export function usePathParams(): Record<string, string> {
  return useParams({ strict: false }) as Record<string, string>
}

/** Goes to an address made by `hrefOf`; `replace` leaves no step for the back button. */
export function useGo(): (href: string, options?: { replace?: boolean; keepScroll?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (href, options = {}) => {
      const { to, search, hash } = splitHref(href)
      void navigate({ to, search, hash, replace: options.replace ?? false, resetScroll: !options.keepScroll } as never)
    },
    [navigate],
  )
}

/** Changes parts of the query in place; an undefined value removes its name. No step for the back button by default. */
export function useSetQuery(): (patch: Query, options?: { push?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (patch, options = {}) => {
      const search = (before: AddressQuery) => parseQuery(queryText({ ...before, ...patch }))
      void navigate({ to: '.', search, replace: !options.push, resetScroll: false } as never)
    },
    [navigate],
  )
}

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; ref?: Ref<HTMLAnchorElement> }

/** A link to an address made by `hrefOf`; loads the page's code when the pointer or focus comes near. */
export function Link({ to, ...rest }: LinkProps) {
  const props = { ...splitHref(to), ...rest, activeOptions: { exact: true } }
  return <RouterLink {...(props as unknown as { to: string })} />
}

/** Asks before the person leaves a page with unsaved work; returns the open question, if any. */
export function useLeaveGuard(isUnsaved: () => boolean): { leave: () => void; stay: () => void } | undefined {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  return blocker.status === 'blocked' ? { leave: blocker.proceed, stay: blocker.reset } : undefined
}

function splitHref(href: string): { to: string; search: AddressQuery; hash: string } {
  const [address = '', hash = ''] = href.split('#')
  const [to = '', query = ''] = address.split('?')
  return { to, search: parseQuery(query), hash }
}
