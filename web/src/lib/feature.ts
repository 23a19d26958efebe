// What a feature (one module's screens) contributes to the shell. The shell draws only what some feature declares.
import type { UseQueryOptions } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Page } from './page.ts'
import type { ProblemError } from './problem.ts'

// biome-ignore lint/suspicious/noExplicitAny: options of many queries stand in one list; the shell reads only their data.
type Options<T> = UseQueryOptions<any, ProblemError, T, any>

export interface NavItem {
  label: string
  /** A @tabler/icons-react component. */
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  /** Shown when the person may open it; its path has no parameter besides `:moa`. */
  page: Page
}

/** A part of "my work" on the home page of an organization. */
interface HomeWidget {
  /** Permission needed to see it. */
  access: string
  load: () => Promise<ComponentType<{ moa: string }>>
}

export interface InboxItem {
  id: string
  /** Short noun of what waits: `Strategic plan`. */
  kind: string
  title: string
  /** Who sent it, and why it waits here. */
  detail: string
  /** When it came, ISO. */
  since: string
  /** Day by which it is due. */
  due?: string
}

/** Things that wait for this person; all sources together are the inbox. */
export interface InboxSource {
  name: string
  access: string
  queue: (moa: string) => Options<InboxItem[]>
  /** The right side: shows one thing and decides it (see `InboxDecision`); `onDone` opens the next. */
  load: () => Promise<ComponentType<{ moa: string; id: string; onDone: () => void }>>
}

export interface SearchHit {
  title: string
  detail?: string
  href: string
}

/** Records that Ctrl+K finds; called with at least two characters. */
export interface SearchSource {
  label: string
  access: string
  find: (moa: string, text: string) => Options<SearchHit[]>
}

export interface Feature {
  /** Name of the server module. */
  module: string
  /** Heading in the navigation; features with the same heading stand together. */
  label: string
  /** The module has a switch per organization: pages explain themselves when it is off. */
  switchable?: boolean
  pages: readonly Page[]
  nav: readonly NavItem[]
  home?: readonly HomeWidget[]
  inbox?: InboxSource
  search?: readonly SearchSource[]
}
