// Between the form, where every part shows what would stand there, and the contract, where standard words are null.
import type { LetterTexts, LetterView } from '../../../../server/src/platform/mail/letters.contract.ts'

export type BlockValues = Record<string, string>

/** What stands in each part now. */
export function valuesOf({ blocks }: Pick<LetterView, 'blocks'>): BlockValues {
  return Object.fromEntries(blocks.map(({ name, own, fallback }) => [name, own ?? fallback]))
}

/** Words like the standard ones are the standard ones: they change when those change. */
export function textsOf({ blocks }: Pick<LetterView, 'blocks'>, values: BlockValues): LetterTexts {
  return blocks.map(({ name, fallback }) => {
    const text = (values[name] ?? '').trim()
    return { block: name, text: text === fallback.trim() ? null : text }
  })
}
