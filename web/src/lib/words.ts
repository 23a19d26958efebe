// Small rules of wording that every screen shares.

/** `at_risk` -> `At risk`, `startYear` -> `Start year`: for states and fields that have no label of their own. */
export function humanize(name: string): string {
  const words = name
    .replace(/[_.-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `1 plan`, `3 plans`; an irregular plural is given. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** `A. Santos` -> `AS`, for the round mark of a person. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase()
}

interface Work {
  status: string
  onTrack?: boolean
  overdue?: boolean
}

/** State of measured work as one word: overdue first, then what a person decided, then whether it keeps pace. */
export function workState({ status, onTrack, overdue }: Work): string {
  if (overdue) return 'overdue'
  if (onTrack === undefined || status === 'completed' || status === 'deferred') return status
  return onTrack ? 'on_track' : 'at_risk'
}
