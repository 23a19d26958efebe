// A page of the web as data: where it is, who may open it, what it is called and how its code is loaded.
import type { ComponentType } from 'react'
import type { PathParams } from '../../../server/src/platform/http/endpoint.ts'

// biome-ignore lint/suspicious/noExplicitAny: the registry holds pages of many parameter shapes; `page()` checks each one.
type AnyComponent = ComponentType<{ params: any }>

export interface Page<P extends string = string> {
  /** `/moa/:moa/planning/strategic-plans/:id`; the prefix says where its permission is held. */
  path: P
  /** Permission needed there, or `signed-in`. The same word as the endpoint that the page reads. */
  access: string
  /** Sentence case; also the document title until the page names its record. */
  title: string
  load: () => Promise<AnyComponent>
}

/** Declares a page. `load` returns the component by dynamic import, so that every page is a chunk of its own. */
export function page<const P extends string>(
  path: P,
  parts: { access: string; title: string; load: () => Promise<ComponentType<{ params: PathParams<P> }>> },
): Page<P> {
  return { path, ...parts }
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** The address of a page: `hrefOf(planPage, { moa: 'MOH', id })`, with an optional query. */
export function hrefOf<P extends string>(target: Pick<Page<P>, 'path'>, params: PathParams<P>, query?: Query): string {
  return fillPath(target.path, params) + queryText(query)
}

/** Fills the `:names` of a path, encoded. */
export function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** `?a=1&b=2`, or nothing; empty values are left out and lists repeat their name. */
export function queryText(query: Query = {}): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) text.append(name, String(one))
    else if (value !== undefined && value !== null && value !== '') text.append(name, String(value))
  }
  const shown = text.toString()
  return shown ? `?${shown}` : ''
}
