// Working hours of a week as people write them.
import type { HoursView } from '../../../../server/src/modules/calendar/calendar.contract.ts'

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

type Week = HoursView['hours']
type Day = Week[number]

/** `08:00-12:00, 13:00-17:00`; '' for a day without work. */
export function dayText(spans: Day): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(', ')
}

/** What `dayText` writes; `8:00`, `8-12` and long dashes are read too. What is no time stays, for the server to refuse. */
export function readDay(text: string): Day {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*(?:-|–|—|to)\s*/)
      return { from: clock(from), to: clock(to) }
    })
}

/** `Monday to Friday 08:00-12:00, 13:00-17:00`: days with the same hours together. */
export function weekText(week: Week): string {
  const runs: { first: number; last: number; text: string }[] = []
  for (const [at, spans] of week.entries()) {
    const text = dayText(spans)
    const run = runs.at(-1)
    if (run && run.text === text) run.last = at
    else runs.push({ first: at, last: at, text })
  }
  const worked = runs.filter(({ text }) => text !== '')
  return worked.map(({ first, last, text }) => `${daysWords(first, last)} ${text}`).join('; ') || 'No work'
}

function daysWords(first: number, last: number): string {
  const [from, to] = [WEEKDAYS[first] ?? '', WEEKDAYS[last] ?? '']
  if (first === last) return from
  return `${from} ${last === first + 1 ? 'and' : 'to'} ${to}`
}

function clock(text: string): string {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? []
  return hour === undefined ? text.slice(0, 5) : `${hour.padStart(2, '0')}:${minute}`
}
