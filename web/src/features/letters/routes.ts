import { listLetters, listPlatformLetters } from '../../../../server/src/platform/mail/letters.contract.ts'
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const list = () => import('./letters-page.tsx').then((module) => module.LettersPage)
const one = () => import('./letter-page.tsx').then((module) => module.LetterPage)

/** Inside one organization. */
export const letterPages = {
  letters: page(places.letters.path, { access: listLetters.access, title: 'Letters', load: list }),
  letter: page(places.letter.path, { access: listLetters.access, title: 'Letter', load: one }),
}

/** The platform's own words. */
export const platformLetterPages = {
  letters: page(places.platformLetters.path, { access: listPlatformLetters.access, title: 'Letters', load: list }),
  letter: page(places.platformLetter.path, { access: listPlatformLetters.access, title: 'Letter', load: one }),
}
