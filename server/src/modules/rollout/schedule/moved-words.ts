// What a move does, in words.
import { formatDate } from '../../../platform/calendar/manila.ts'
import { type MovePlan, withMoves } from './plan-move.ts'
import type { Moved } from './schedule.contract.ts'
import { conflictsOf } from './schedule-conflicts.ts'
import type { ScheduleFacts } from './schedule-facts.ts'

/** Whether anything moves. */
export function changes({ wave, startsOn, endsOn, milestones }: MovePlan): boolean {
  return wave.startsOn !== startsOn || wave.endsOn !== endsOn || milestones.length > 0
}

/** The answer to a move: what moves from where to where, and what one should know. */
export function movedOf(facts: ScheduleFacts, plans: readonly MovePlan[]): Moved {
  const known = new Set(conflictsOf(facts).map(({ text }) => text))
  const after = conflictsOf(withMoves(facts, plans))
  return {
    summary: summaryOf(plans),
    notes: plans.flatMap(({ wave, notes }) =>
      notes.map((note) => sentence(plans.length > 1 ? `Wave ${wave.number}: ${note}` : note)),
    ),
    warnings: after.filter(({ text }) => !known.has(text)).map(({ text }) => text),
    waves: plans
      .filter(({ wave, startsOn, endsOn }) => wave.startsOn !== startsOn || wave.endsOn !== endsOn)
      .map(({ wave, startsOn, endsOn }) => ({
        number: wave.number,
        startsOn: { before: wave.startsOn, after: startsOn },
        endsOn: { before: wave.endsOn, after: endsOn },
      })),
    milestones: plans.flatMap(({ wave, milestones }) =>
      milestones.map(({ row, after }) => ({
        ...{ id: row.id, wave: wave.number, title: row.title },
        ...{ before: row.dueOn, after },
      })),
    ),
  }
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

function summaryOf(plans: readonly MovePlan[]): string {
  const changing = plans.filter(changes)
  const [only] = changing
  const count = plans.reduce((sum, { milestones }) => sum + milestones.length, 0)
  const moved = `${count} ${count === 1 ? 'milestone' : 'milestones'}`
  if (!only) return 'Nothing moves: everything stands on these days already.'
  if (changing.length > 1) return `Moves ${changing.length} waves${count > 0 ? ` and ${moved}` : ''}.`
  const { wave, startsOn, endsOn, milestones } = only
  const [single] = milestones
  const isWhole = wave.startsOn !== startsOn
  if (milestones.length === 1 && single && (!isWhole || single.row.kind === 'kickoff')) {
    const edge = isWhole
      ? ', and the start of the wave with it'
      : wave.endsOn === endsOn
        ? ''
        : ', and the end of the wave with it'
    return `Moves ${single.row.title} of wave ${wave.number} from ${formatDate(single.row.dueOn)} to ${formatDate(single.after)}${edge}.`
  }
  const to = isWhole ? `to ${formatDate(startsOn)}, ending on ${formatDate(endsOn)}` : `to end on ${formatDate(endsOn)}`
  return `Moves wave ${wave.number} ${to}${count > 0 ? `, and ${moved} with it` : ''}.`
}
