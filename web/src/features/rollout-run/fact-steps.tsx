// The way from one state to the next, with the facts that each needs: met, missing, or not known.
import { IconCircleCheck, IconCircleDashed, IconHelpCircle } from '@tabler/icons-react'
import {
  PLACEMENT_STATE_WORDS,
  PLACEMENT_STATES,
  type PlacementState,
} from '../../../../server/src/modules/rollout/rollout.contract.ts'
import type { FactView } from '../../../../server/src/modules/rollout/run/facts.contract.ts'
import classes from './fact-steps.module.css'

const ICONS = { yes: IconCircleCheck, no: IconCircleDashed, unknown: IconHelpCircle }
const WORDS = { yes: 'Met', no: 'Missing', unknown: 'No data' }

interface FactStepsProps {
  state: PlacementState
  facts: readonly FactView[]
}

/** All states in order; each lists what leads to it. */
export function FactSteps({ state, facts }: FactStepsProps) {
  const now = PLACEMENT_STATES.indexOf(state)
  return (
    <ol className={classes.steps}>
      {PLACEMENT_STATES.map((one, at) => (
        <li key={one} data-reached={at <= now || undefined} aria-current={at === now ? 'step' : undefined}>
          <h3>
            {PLACEMENT_STATE_WORDS[one]}
            {at === now && <span className={classes.now}>now here</span>}
          </h3>
          <Facts facts={facts.filter((fact) => fact.state === one)} />
        </li>
      ))}
    </ol>
  )
}

function Facts({ facts }: { facts: readonly FactView[] }) {
  if (facts.length === 0) return <p className={classes.needed}>Where every organization begins.</p>
  return (
    <ul className={classes.facts}>
      {facts.map(({ name, label, needed, found, met }) => {
        const Icon = ICONS[met]
        return (
          <li key={name} data-met={met}>
            <Icon size={18} aria-hidden />
            <div>
              <strong>{label}</strong> <span className={classes.word}>{WORDS[met]}</span>
              <p>{found}</p>
              <p className={classes.needed}>Needed: {needed}.</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
