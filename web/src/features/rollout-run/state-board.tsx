// The board: one lane a state, one card an organization.
import { useQuery } from '@tanstack/react-query'
import {
  PLACEMENT_STATE_WORDS,
  PLACEMENT_STATES,
  type PlacementState,
} from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { listPlacements, type PlacementView } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import classes from './state-board.module.css'
import { nextState, setByWords } from './words.ts'

/** All organizations of a wave by state. */
export function StateBoard({ wave }: { wave: WaveRecord }) {
  const query = useQuery(
    queryFor(listPlacements, {
      params: { waveDigits: String(wave.number) },
      query: { pageSize: 200, sort: 'code' },
    }),
  )
  return (
    <Loaded query={query} shape="block">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="No organizations yet">
            Add the first ones, or publish a plan that puts them here. Their state follows what they do in BMMS.
          </EmptyState>
        ) : (
          <div className={classes.board}>
            {PLACEMENT_STATES.map((state) => (
              <Lane key={state} state={state} items={items.filter((one) => one.state === state)} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function Lane({ state, items }: { state: PlacementState; items: PlacementView[] }) {
  return (
    <section className={classes.lane} aria-label={PLACEMENT_STATE_WORDS[state]}>
      <h3>
        {PLACEMENT_STATE_WORDS[state]}
        <span>{items.length === 0 ? 'Nobody' : countOf(items.length, 'organization')}</span>
      </h3>
      {items.length > 0 && (
        <div className={classes.cards}>
          {items.map((place) => (
            <Card key={place.id} place={place} />
          ))}
        </div>
      )}
    </section>
  )
}

function Card({ place }: { place: PlacementView }) {
  const { code, name, wave, blockers, facts, state } = place
  const next = nextState(state)
  const needed = facts.filter((fact) => fact.state === next)
  const missing = needed.filter(({ met }) => met !== 'yes')
  return (
    <article className={classes.card}>
      <Link to={hrefOf(places.placement, { waveDigits: String(wave), code })} className={classes.name}>
        {code}
      </Link>
      <p className={classes.full}>{name}</p>
      {blockers > 0 && <StatusBadge state="blocked" tone="bad" label={countOf(blockers, 'blocker')} />}
      {missing.length > 0 && (
        <div className={classes.missing}>
          Next needs:
          <ul>
            {missing.map((fact) => (
              <li key={fact.name}>
                {fact.label}
                {fact.met === 'unknown' ? ' (no data)' : ''}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className={classes.by}>{setByWords(place)}</p>
    </article>
  )
}
