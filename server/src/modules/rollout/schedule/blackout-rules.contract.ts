// What a blackout can forbid. Pure.

export const FORBIDDEN = ['start', 'go_live'] as const
export type Forbidden = (typeof FORBIDDEN)[number]

export const FORBIDDEN_WORDS: Readonly<Record<Forbidden, string>> = {
  start: 'No wave starts',
  go_live: 'No wave goes live',
}
