import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const notificationPages = {
  /** Opened from the inbox, the menu of the person, and mails. */
  choices: page(places.choices.path, {
    access: 'signed-in',
    title: 'What you hear of',
    load: () => import('./choices-page.tsx').then((module) => module.ChoicesPage),
  }),
}
