// Waves side by side, with their organizations as cards; below each other on a phone.

import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PlannedWave, PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { Hint } from '../../ui/hint.tsx'
import { OrganizationCard } from './organization-card.tsx'
import classes from './plan.module.css'
import type { PlanWork } from './use-plan-work.ts'

export function WaveBoard({ plan, work }: { plan: PlanView; work: PlanWork }) {
  useDrops(plan, work)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached with the keyboard.
    <section className={classes.board} aria-label="Organizations by wave" tabIndex={0}>
      {plan.waves.map((wave) => (
        <WaveColumn key={wave.wave} wave={wave} canDrop={work.canEdit && !work.busy && !wave.closed}>
          {wave.organizations.length === 0 ? (
            <li className={classes.none}>{wave.closed ? 'Closed: nobody comes in this wave.' : emptyWords(work)}</li>
          ) : (
            wave.organizations.map((code) => (
              <OrganizationCard key={code} plan={plan} work={work} code={code} wave={wave.wave} />
            ))
          )}
        </WaveColumn>
      ))}
    </section>
  )
}

const emptyWords = ({ canEdit }: PlanWork) => (canEdit ? 'Empty. Move somebody here to use it.' : 'Nobody.')

/** One wave that takes what is dropped on it. */
function WaveColumn({ wave, canDrop, children }: { wave: PlannedWave; canDrop: boolean; children: ReactNode }) {
  const column = useRef<HTMLElement>(null)
  const [isOver, setOver] = useState(false)
  const number = wave.wave
  useEffect(() => {
    if (!column.current || !canDrop) return undefined
    return dropTargetForElements({
      element: column.current,
      canDrop: ({ source }) => source.data.wave !== number,
      getData: () => ({ wave: number }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [number, canDrop])
  const full = wave.overflow.length > 0
  return (
    <section
      ref={column}
      className={classes.column}
      aria-label={`Wave ${number}`}
      data-over={isOver || undefined}
      data-full={full || undefined}
    >
      <header>
        <h3>{wave.name}</h3>
        {wave.name !== `Wave ${number}` && <p>Wave {number}</p>}
        <Days wave={wave} />
        <p>
          {wave.organizations.length} of {wave.most} organizations
          {full && <strong> · {wave.overflow.length} too many</strong>}
        </p>
        <p>
          {countOf(wave.people, 'person', 'people')}, {wave.trainees}
          {wave.seats === null ? '' : ` of ${wave.seats}`} seats
        </p>
      </header>
      <ol>{children}</ol>
    </section>
  )
}

function Days({ wave }: { wave: PlannedWave }) {
  if (!wave.startsOn || !wave.endsOn) return <p>Not used yet</p>
  const days = `${formatDay(wave.startsOn)} to ${formatDay(wave.endsOn)}`
  if (wave.notes.length === 0) return <p>{days}</p>
  return (
    <p>
      <Hint label={wave.notes.join('. ')}>
        <button type="button" className={classes.noted}>
          {days} *
        </button>
      </Hint>
    </p>
  )
}

/** What follows when a card is dropped on a wave. */
function useDrops(plan: PlanView, work: PlanWork): void {
  const newest = useRef(work)
  newest.current = work
  const { id } = plan
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.plan === id,
        onDrop: ({ source, location }) => {
          const to = location.current.dropTargets[0]?.data.wave
          const { code, wave } = source.data
          if (typeof to === 'number' && typeof code === 'string' && to !== wave) void newest.current.put(code, to)
        },
      }),
    [id],
  )
}
