// What stands where in a code. The layout of a day is read from the table; no offset stands in code.
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { uacsSegments } from '../tables.ts'
import { fail } from './errors.ts'
import type { CODE_KINDS, readCodeParts } from './reference-changes.contract.ts'

type CodeKind = (typeof CODE_KINDS)[number]
type AnyScope = OrganizationScope | PlatformScope

interface Layout {
  edition: string
  isConfirmed: boolean
  /** In their order; `length` in digits. */
  parts: readonly { name: string; length: number }[]
}

/** The layout of that kind of code on a day. Fails with budget.code.no_layout. */
export async function loadLayout({ db }: AnyScope, kind: CodeKind, day: string): Promise<Layout> {
  const { edition, name, length, isConfirmed, codeKind, effectiveFrom, effectiveTo, position } = uacsSegments
  const rows = await db
    .select({ edition, name, length, isConfirmed })
    .from(uacsSegments)
    .where(and(eq(codeKind, kind), lte(effectiveFrom, day), or(isNull(effectiveTo), sql`${effectiveTo} >= ${day}`)))
    .orderBy(sql`${effectiveFrom} desc`, edition, asc(position))
  const [first] = rows
  if (!first) return fail('budget.code.no_layout', { day })
  const parts = rows.filter((row) => row.edition === first.edition)
  return { edition: first.edition, isConfirmed: parts.every((part) => part.isConfirmed), parts }
}

/** Cuts a code by a layout; undefined when it has another number of digits, or anything but digits. */
export function splitCode(layout: Pick<Layout, 'parts'>, code: string): { name: string; value: string }[] | undefined {
  const total = layout.parts.reduce((sum, { length }) => sum + length, 0)
  if (code.length !== total || /[^0-9]/.test(code)) return undefined
  let at = 0
  return layout.parts.map(({ name, length }) => {
    at += length
    return { name, value: code.slice(at - length, at) }
  })
}

/** Blanks and hyphens, as papers write codes, do not count. Fails with budget.code.no_layout, budget.code.form. */
export async function describeCode(
  scope: AnyScope,
  { query }: Pick<Input<typeof readCodeParts>, 'query'>,
): Promise<Output<typeof readCodeParts>> {
  const layout = await loadLayout(scope, query.kind, query.on ?? today(scope.clock.now()))
  const parts = splitCode(layout, query.code.replaceAll(/[\s-]/g, ''))
  const digits = layout.parts.reduce((sum, { length }) => sum + length, 0)
  if (!parts) return fail('budget.code.form', { digits })
  return { edition: layout.edition, isConfirmed: layout.isConfirmed, parts }
}
