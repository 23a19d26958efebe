// The page of letters: what each says here, and writing it.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import { fail } from '../errors/platform-errors.ts'
import type { LetterDefinition } from './define-letter.ts'
import { PLATFORM_SENDER, renderLetter } from './layout.ts'
import { letterTexts } from './letter-texts.ts'
import type { LetterPreview, LetterTexts, LetterView } from './letters.contract.ts'
import { failMail } from './mail-errors.ts'
import { mailTexts } from './mail-tables.ts'
import { queueMail } from './queue-mail.ts'

type Scope = OrganizationScope | PlatformScope
type Row = typeof mailTexts.$inferSelect

/** Letters that have blocks, in an organization; from the platform all of them. One statement. */
export async function findLetters(scope: Scope, letters: readonly LetterDefinition[]): Promise<LetterView[]> {
  const shown = scope.kind === 'platform' ? letters : letters.filter(({ blocks }) => blocks.length > 0)
  const rows = await scope.db
    .select()
    .from(mailTexts)
    .where(scope.kind === 'platform' ? own(scope) : undefined)
  return shown.map((letter) => viewOf(scope, letter, rows)).toSorted((a, b) => a.title.localeCompare(b.title))
}

/** The letter of that name; in an organization only one that has blocks. */
export function getLetter(scope: Scope, letters: readonly LetterDefinition[], name: string): LetterDefinition {
  const letter = letters.find((one) => one.name === name)
  if (!letter || (scope.kind === 'organization' && letter.blocks.length === 0)) return failMail('mail.letter.not_found')
  return letter
}

/** Writes blocks; a block that is like before is not written again. Fails with `concurrency.stale`. */
export async function saveLetterTexts(
  scope: Scope,
  letter: LetterDefinition,
  { texts, version }: { texts: LetterTexts; version: number },
): Promise<LetterView> {
  requireBlocks(letter, texts)
  const here = and(own(scope), eq(mailTexts.template, letter.name))
  const rows = await scope.db.select().from(mailTexts).where(here).for('update')
  if (versionOf(rows) !== version) fail('concurrency.stale', {}, { extra: { current: await getView(scope, letter) } })
  for (const { block, text } of texts) {
    const row = rows.find((one) => one.block === block)
    if ((row?.body ?? null) === text) continue
    const values = { body: text, updatedAt: sql`now()` }
    if (row) {
      await scope.db
        .update(mailTexts)
        .set({ ...values, version: sql`${mailTexts.version} + 1` })
        .where(eq(mailTexts.id, row.id))
    } else {
      const organizationId = scope.kind === 'organization' ? scope.organization.id : null
      await scope.db.insert(mailTexts).values({ organizationId, template: letter.name, block, body: text })
    }
  }
  return getView(scope, letter)
}

async function getView(scope: Scope, letter: LetterDefinition): Promise<LetterView> {
  const rows = await scope.db.select().from(mailTexts).where(eq(mailTexts.template, letter.name))
  return viewOf(scope, letter, rows)
}

/** How a letter would look with these words, in the organization's name and colour. */
export async function previewLetterTexts(
  scope: Scope,
  letter: LetterDefinition,
  texts: LetterTexts,
): Promise<LetterPreview> {
  const { subject, written } = await fillIn(scope, letter, texts)
  const footing = letter.isBulk ? { unsubscribeUrl: `${scope.publicUrl}/unsubscribe/sample` } : {}
  return { subject, ...renderLetter(senderOf(scope) ?? PLATFORM_SENDER, written, footing) }
}

/** Sends that letter to whoever asks, at once and whatever they unsubscribed from. */
export async function sendTest(
  scope: Scope,
  letter: LetterDefinition,
  { texts, toAddress }: { texts: LetterTexts; toAddress: string },
): Promise<{ toAddress: string }> {
  const { subject, written } = await fillIn(scope, letter, texts)
  await queueMail(scope, {
    template: letter.name,
    to: { address: toAddress, name: scope.actor.name, personId: scope.actor.id },
    sender: senderOf(scope),
    subject: `Test: ${subject}`,
    letter: {
      ...written,
      footer: 'You asked for this test on the page of letters. Names and links in it are invented.',
    },
    isConfidential: false,
    isBulk: false,
  })
  return { toAddress }
}

async function fillIn(scope: Scope, letter: LetterDefinition, texts: LetterTexts) {
  requireBlocks(letter, texts)
  const saved = await letterTexts(scope, letter, senderOf(scope)?.id ?? null)
  const fallbacks = await fallbacksOf(scope, letter)
  const given = texts.map(({ block, text }) => [block, text ?? fallbacks[block] ?? ''] as const)
  const words = { ...saved, ...Object.fromEntries(given) }
  return { subject: letter.subject(letter.sample), written: letter.letter(letter.sample, words) }
}

async function fallbacksOf(scope: Scope, letter: LetterDefinition): Promise<Readonly<Record<string, string>>> {
  const { blocks } = await getView(scope, letter)
  return Object.fromEntries(blocks.map(({ name, fallback }) => [name, fallback]))
}

function viewOf(scope: Scope, letter: LetterDefinition, all: readonly Row[]): LetterView {
  const rows = all.filter((row) => row.template === letter.name)
  const [here, above] = [rows.filter((row) => isOwn(scope, row)), rows.filter((row) => row.organizationId === null)]
  const { name, title, summary, isBulk } = letter
  const blocks = letter.blocks.map((block) => {
    const find = (from: readonly Row[]) => from.find((row) => row.block === block.name)?.body ?? null
    const platform = scope.kind === 'organization' ? find(above) : null
    return {
      name: block.name,
      label: block.label,
      help: block.help,
      own: find(here),
      fallback: platform ?? block.fallback,
    }
  })
  return { name, title, summary, isBulk, blocks, version: versionOf(here) }
}

/** Grows with every block that is written. */
function versionOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.version, 1)
}

function own(scope: Scope) {
  return scope.kind === 'organization'
    ? eq(mailTexts.organizationId, scope.organization.id)
    : isNull(mailTexts.organizationId)
}

function isOwn(scope: Scope, row: Row): boolean {
  return row.organizationId === (scope.kind === 'organization' ? scope.organization.id : null)
}

function senderOf(scope: Scope) {
  return scope.kind === 'organization' ? scope.organization : null
}

function requireBlocks(letter: LetterDefinition, texts: LetterTexts): void {
  const unknown = texts.find(({ block }) => !letter.blocks.some(({ name }) => name === block))
  if (unknown) failMail('mail.letter.unknown_block', { block: unknown.block })
}
