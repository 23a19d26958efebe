// What letters contribute to the shell: their words, in an organization and above.
import { IconMailOpened } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { letterPages, platformLetterPages } from './routes.ts'

/** For administrators of an organization. */
export const letters: Feature = {
  module: 'mail',
  label: 'Organization',
  pages: Object.values(letterPages),
  nav: [{ label: 'Letters', icon: IconMailOpened, page: letterPages.letters }],
}

/** For staff of the platform. */
export const platformLetters: Feature = {
  module: 'mail',
  label: 'Operations',
  pages: Object.values(platformLetterPages),
  nav: [{ label: 'Letters', icon: IconMailOpened, page: platformLetterPages.letters }],
}
