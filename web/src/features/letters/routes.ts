import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const list = () => import('./letters-page.tsx').then((module) => module.LettersPage)
const one = () => import('./letter-page.tsx').then((module) => module.LetterPage)

/** Inside one organization. */
export const letterPages = {
  letters: page(places.letters.path, { access: 'mail.text.manage', title: 'Letters', load: list }),
  letter: page(places.letter.path, { access: 'mail.text.manage', title: 'Letter', load: one }),
}

/** The platform's own words. */
export const platformLetterPages = {
  letters: page(places.platformLetters.path, { access: 'mail.platform_text.manage', title: 'Letters', load: list }),
  letter: page(places.platformLetter.path, { access: 'mail.platform_text.manage', title: 'Letter', load: one }),
}
