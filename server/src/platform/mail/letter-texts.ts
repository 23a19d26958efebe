// The blocks of a letter as an organization wrote them, else as the platform did, else as the letter itself has them.
import { and, eq, isNull, or } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { BlockTexts, LetterDefinition } from './define-letter.ts'
import { mailTexts } from './mail-tables.ts'

/** Blocks by name. In the platform scope, pass the organization whose letter it is, or null for the platform's own. */
export async function letterTexts(
  { db }: OrganizationScope | PlatformScope,
  letter: Pick<LetterDefinition, 'name' | 'blocks'>,
  organizationId: number | null,
): Promise<BlockTexts> {
  if (letter.blocks.length === 0) return {}
  const here = organizationId === null ? undefined : eq(mailTexts.organizationId, organizationId)
  const rows = await db
    .select({ organizationId: mailTexts.organizationId, block: mailTexts.block, body: mailTexts.body })
    .from(mailTexts)
    .where(and(eq(mailTexts.template, letter.name), or(isNull(mailTexts.organizationId), here)))
  const written = (block: string, own: boolean) =>
    rows.find((row) => row.block === block && (row.organizationId !== null) === own)?.body ?? undefined
  return Object.fromEntries(
    letter.blocks.map(({ name, fallback }) => [name, written(name, true) ?? written(name, false) ?? fallback]),
  )
}
