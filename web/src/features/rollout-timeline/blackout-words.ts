import {
  FORBIDDEN_WORDS,
  type Forbidden,
} from '../../../../server/src/modules/rollout/schedule/blackout-rules.contract.ts'

/** `No wave starts; no wave goes live`. */
export function forbidsWords(forbids: readonly Forbidden[]): string {
  const [first, ...others] = forbids.map((what) => FORBIDDEN_WORDS[what])
  if (first === undefined) return 'Nothing, only shown'
  return [first, ...others.map((words) => words.toLowerCase())].join('; ')
}
