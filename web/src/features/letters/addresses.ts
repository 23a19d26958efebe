// Where the letters are: those of an organization, and those of the platform.
export const places = {
  letters: { path: '/moa/:moa/letters' },
  letter: { path: '/moa/:moa/letters/:letterName' },
  platformLetters: { path: '/platform/letters' },
  platformLetter: { path: '/platform/letters/:letterName' },
} as const
