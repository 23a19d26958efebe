// The stops of the tour: the real screens of this person's role, in plain words.
import type { Place } from '../../api/session.tsx'
import { fillPath } from '../../lib/page.ts'

export interface TourStop {
  title: string
  text: string
  /** `data-tour` of what it shows, or a selector; the first that is visible. */
  at: string
  /** Page on which it stands; the one before otherwise. */
  path?: string
}

interface RoleWork {
  /** Permission that makes this the person's work; the first held one counts. */
  permission: string
  path: string
  title: string
  text: string
}

const WORK: readonly RoleWork[] = [
  {
    permission: 'planning.plan.approve',
    path: '/moa/:moa/planning/strategic-plans',
    title: 'Plans that you decide',
    text: 'All plans of your organization. What waits for your decision also stands in the inbox. Who prepared a plan cannot approve it.',
  },
  {
    permission: 'planning.plan.edit',
    path: '/moa/:moa/planning/annual-work-plans',
    title: 'The plans that you prepare',
    text: 'Open a year to write its objectives, then submit it for approval. Filters and search stay in the address, so you can send somebody exactly what you see.',
  },
  {
    permission: 'planning.progress.record',
    path: '/moa/:moa/planning/objectives',
    title: 'Objectives to follow',
    text: 'Open an objective to record progress with a day, a note and evidence. Nothing is overwritten: a later entry corrects an earlier one.',
  },
  {
    permission: 'planning.plan.view',
    path: '/moa/:moa/planning/strategic-plans',
    title: 'The plans of your organization',
    text: 'Read what your organization wants to reach, and how far it is. Every list can be saved as a spreadsheet or PDF.',
  },
]

const PLATFORM_WORK: RoleWork = {
  permission: '',
  path: '/platform/people',
  title: 'A list, as all lists are',
  text: 'Search, filter, sort, choose columns, and save the result as a spreadsheet or PDF. Filters stay in the address, so you can send somebody exactly what you see.',
}

/** Four to six stops, on pages that this person may open. `above` are permissions above organizations. */
export function tourStops(place: Place | undefined, above: readonly string[]): TourStop[] {
  const home = place && fillPath('/moa/:moa', { moa: place.code })
  const work = place ? WORK.find(({ permission }) => place.can(permission)) : platformWork(above)
  const listPath = work && fillPath(work.path, { moa: place?.code ?? '' })
  const start = home ?? listPath
  return [
    ...(place
      ? [
          {
            title: 'Where you are',
            text: `You work for ${place.name}. Name and colour of the organization stand on every page and paper, so that nobody works in the wrong one.`,
            at: 'organization',
          },
        ]
      : []),
    {
      title: 'Where everything is',
      text: 'The pages that your role needs. What you may not open is not shown.',
      at: 'navigation',
    },
    ...(place
      ? [
          {
            title: 'What waits for you',
            text: 'The inbox counts what needs you, and what happened since you were last here.',
            at: 'inbox',
          },
        ]
      : []),
    ...(work && listPath ? [{ title: work.title, text: work.text, at: '#main header', path: listPath }] : []),
    {
      title: 'Find anything',
      text: 'Pages and records, by a word of their title. Press Ctrl and K anywhere.',
      at: 'search',
    },
    {
      title: 'You, and help',
      text: 'Password and second step, your data and privacy, and these first steps, whenever you want to see them again.',
      at: 'account',
    },
  ].map((stop, at) => (at === 0 && start ? { ...stop, path: start } : stop))
}

function platformWork(above: readonly string[]): RoleWork | undefined {
  return above.includes('people.person.view') ? PLATFORM_WORK : undefined
}
