// A list endpoint bound to the address bar: page, sort, search and filters live in the address and nowhere else.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Output, PathParams } from '../../../server/src/platform/http/endpoint.ts'
import { type AddressQuery, useAddress, useSetQuery } from '../lib/address.tsx'
import type { ListView } from '../lib/list-view.ts'
import type { Query } from '../lib/page.ts'
import type { AnyEndpoint, CallArguments } from './call.ts'
import { downloadFile, fileUrl } from './files.ts'
import { queryHints } from './limits.ts'
import { queryFor } from './queries.ts'

type ItemOf<E extends AnyEndpoint> = Output<E> extends { items: (infer T)[] } ? T : never

interface ListOptions<E extends AnyEndpoint> {
  params: PathParams<E['path']>
  /** Order when the address names none. */
  sort?: Static<E['query']> extends { sort?: infer S } ? S : never
  /** Fixed filters of this page, not shown in the address (a list inside a record). */
  fixed?: Partial<Static<E['query']>>
  pageSize?: number
}

/** Binds a list endpoint to the address and loads it. Sort orders and filters not in the contract are ignored. */
export function useList<E extends AnyEndpoint>(endpoint: E, options: ListOptions<E>): ListView<ItemOf<E>> {
  const { query: address } = useAddress()
  const change = useSetQuery()
  const hints = queryHints(endpoint)
  const asked = knownQuery(hints, address)
  const query = { sort: options.sort, pageSize: options.pageSize ?? 25, ...asked, ...options.fixed } as Query
  const input = { params: options.params, query }
  const result = useQuery({
    ...queryFor(endpoint, ...([input] as unknown as CallArguments<E>)),
    placeholderData: keepPreviousData,
  })
  const data = result.data as { items: ItemOf<E>[]; total: number; page: number; pageSize: number } | undefined
  const { page, pageSize, sort, q, format: _, ...filters } = query
  return {
    items: data?.items,
    total: data?.total ?? 0,
    page: Number(page ?? 1),
    pageSize: Number(pageSize),
    sort: sort as string | undefined,
    search: String(q ?? ''),
    filters: pickFilters(filters, options.fixed),
    sortable: (hints.sort?.enum ?? []).filter((name) => !name.startsWith('-')),
    searchable: 'q' in hints,
    loading: result.isPending,
    stale: result.isPlaceholderData,
    problem: result.error,
    retry: () => void result.refetch(),
    set: (patch) => change({ page: undefined, ...patch }),
    exportAs: 'format' in hints ? (format) => downloadFile(fileUrl(endpoint, input as never, format)) : undefined,
  }
}

/** Only what the contract knows, in its types: addresses are typed by people. */
function knownQuery(hints: ReturnType<typeof queryHints>, address: AddressQuery): Query {
  const known = Object.entries(address).flatMap(([name, value]): [string, string | number | boolean][] => {
    const hint = hints[name]
    const text = Array.isArray(value) ? value[0] : value
    if (!hint || text === undefined || text === '' || name === 'format') return []
    if (hint.enum && !hint.enum.includes(text)) return []
    if (hint.type === 'boolean') return [[name, text === 'true']]
    if (hint.type !== 'integer' && hint.type !== 'number') return [[name, text]]
    const number = Number(text)
    const fits =
      Number.isFinite(number) && number >= (hint.minimum ?? -Infinity) && number <= (hint.maximum ?? Infinity)
    return fits ? [[name, number]] : []
  })
  return Object.fromEntries(known)
}

function pickFilters(filters: Query, fixed: object | undefined): Record<string, string> {
  const shown = Object.entries(filters).filter(([name, value]) => value !== undefined && !(fixed && name in fixed))
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]))
}
