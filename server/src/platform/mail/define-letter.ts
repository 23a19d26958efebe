// A letter: one kind of message, with its subject, its words, and the blocks that an organization may write itself.
import type { Letter } from './layout.ts'

/** A block of text that organizations may write for their own people, in the place where the letter puts it. */
export interface LetterBlock {
  /** `training_schedule`. */
  name: string
  label: string
  /** What belongs there, for whoever writes it. */
  help: string
  /** Stands there while nobody has written anything; may be empty. */
  fallback: string
}

/** Blocks by name; '' where there is nothing to say. */
export type BlockTexts = Readonly<Record<string, string>>

// biome-ignore lint/suspicious/noExplicitAny: data is typed where the letter is declared; lists of letters only pass it on
export interface LetterDefinition<D = any> {
  /** `people.welcome`; as `template` in the list of messages. */
  name: string
  title: string
  /** When it is sent and to whom, in one sentence. */
  summary: string
  blocks: readonly LetterBlock[]
  /** Holds a one-time link: few may read it, and its text is removed when it is delivered. */
  isConfidential: boolean
  /** One of many: waits its turn, is withheld from those who unsubscribed, and carries List-Unsubscribe. */
  isBulk: boolean
  subject: (data: D) => string
  letter: (data: D, texts: BlockTexts) => Letter
  /** Invented data for the preview. */
  sample: D
}

interface LetterOptions<D> extends Omit<LetterDefinition<D>, 'blocks' | 'isConfidential' | 'isBulk'> {
  blocks?: readonly LetterBlock[]
  isConfidential?: true
  isBulk?: true
}

/** Declares a letter; its module lists it, so that the page of texts shows it. */
export function defineLetter<D>(options: LetterOptions<D>): LetterDefinition<D> {
  return {
    ...options,
    blocks: options.blocks ?? [],
    isConfidential: options.isConfidential ?? false,
    isBulk: options.isBulk ?? false,
  }
}
