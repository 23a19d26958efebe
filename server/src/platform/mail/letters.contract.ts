// Letters, and the words that an organization or the platform writes into them.
import { type Static, type TSchema, Type } from 'typebox'
import { Body, Nullable, Text, Version } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const LONGEST_BLOCK = 5000

const Short = Type.String({ maxLength: 300 })
const Words = Type.String({ maxLength: LONGEST_BLOCK })

const BlockView = Type.Object({
  name: Short,
  label: Short,
  help: Type.String({ maxLength: 1000 }),
  /** As it was written here; null where nothing was. */
  own: Nullable(Words),
  /** What stands there as long as nothing was written here. */
  fallback: Words,
})
export type BlockView = Static<typeof BlockView>

export const LetterView = Type.Object({
  name: Short,
  title: Short,
  /** When it is sent and to whom. */
  summary: Type.String({ maxLength: 1000 }),
  /** Goes to many: it waits its turn, and people may say no to it. */
  isBulk: Type.Boolean(),
  blocks: Type.Array(BlockView),
  /** Of all its blocks together. */
  version: Version,
})
export type LetterView = Static<typeof LetterView>

const Letters = Type.Object({ items: Type.Array(LetterView) })

/** Blocks by name; null takes one back to its fallback, '' leaves its place empty. Those not named stay as they are. */
const Texts = Type.Array(
  Body({
    block: Type.String({ pattern: '^[a-z][a-z_]{0,39}$', maxLength: 40 }),
    text: Nullable(Text(LONGEST_BLOCK)),
  }),
  { maxItems: 20 },
)
export type LetterTexts = Static<typeof Texts>

const Preview = Type.Object({
  subject: Type.String({ maxLength: 500 }),
  /** Belongs into a sandboxed frame. */
  html: Type.String(),
  text: Type.String(),
})
export type LetterPreview = Static<typeof Preview>

const Sent = Type.Object({ toAddress: Type.String({ maxLength: 254 }) })

const here = { access: 'mail.text.manage' }
const above = { access: 'mail.platform_text.manage' }

const reading = <R extends TSchema>(summary: string, response: R) => ({ summary, response })
const list = reading('Letters with the words that may be written into them', Letters)
const save = { ...reading('Write words into a letter', LetterView), body: Body({ texts: Texts, version: Version }) }
const trial = { body: Body({ texts: Texts }), status: 200 } as const
const preview = { ...reading('A letter with these words, filled in with invented data', Preview), ...trial }
const test = { ...reading('Send that letter to your own address', Sent), ...trial }

export const listLetters = endpoint('GET', '/moa/:moa/letters', { ...here, ...list })
export const saveLetter = endpoint('PUT', '/moa/:moa/letters/:letterName', { ...here, ...save })
export const previewLetter = endpoint('POST', '/moa/:moa/letters/:letterName/preview', { ...here, ...preview })
export const sendTestLetter = endpoint('POST', '/moa/:moa/letters/:letterName/test', { ...here, ...test })

export const listPlatformLetters = endpoint('GET', '/platform/letters', { ...above, ...list })
export const savePlatformLetter = endpoint('PUT', '/platform/letters/:letterName', { ...above, ...save })
export const previewPlatformLetter = endpoint('POST', '/platform/letters/:letterName/preview', { ...above, ...preview })
export const sendTestPlatformLetter = endpoint('POST', '/platform/letters/:letterName/test', { ...above, ...test })
