// What to know of a gate before looking at its criteria: what is decided, what waits, what replaced it.
import { Anchor } from '@mantine/core'
import type { Gate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { OVERALL_WORDS } from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import type { Tone } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { effectWords } from './words.ts'

const TONES: Readonly<Record<string, Tone>> = { go: 'good', conditional_go: 'warn', no_go: 'bad' }

export function GateNotice({ gate }: { gate: Gate }) {
  return (
    <>
      {gate.supersededBy && (
        <Note tone="warn" title={`Replaced by gate ${gate.supersededBy.number}`}>
          <GateLink gate={gate.supersededBy} /> decides now; this one stays on record.
        </Note>
      )}
      <Standing gate={gate} />
    </>
  )
}

function GateLink({ gate: { id, number } }: { gate: { id: string; number: number } }) {
  return (
    <Anchor component={Link} to={hrefOf(places.gate, { id })} inherit>
      Gate {number}
    </Anchor>
  )
}

function Standing({ gate }: { gate: Gate }) {
  const { status, proposal, steps } = gate
  const first = steps.findLast(({ counts, action }) => counts && action === 'sign')
  if (status === 'signed' && proposal)
    return (
      <Note
        tone="warn"
        title={`${first?.by ?? 'One person'} signed: ${OVERALL_WORDS[proposal.decision].toLowerCase()}. A second person has to sign`}
      >
        {proposal.reason} Once both have signed: {effectWords(gate) || 'the sign-off is decided.'}
      </Note>
    )
  if (status === 'decided' && proposal)
    return (
      <Note
        tone={TONES[proposal.decision] ?? 'info'}
        title={`${OVERALL_WORDS[proposal.decision]}, signed by ${signers(gate)}`}
      >
        {proposal.reason || 'By the criteria.'}
      </Note>
    )
  return status === 'open' ? <Open gate={gate} /> : null
}

function signers({ steps }: Gate): string {
  return steps.flatMap(({ counts, by }) => (counts ? [by] : [])).join(' and ')
}

function Open({ gate }: { gate: Gate }) {
  const { findings, openedReason, supersedes, openMilestones, openBlockers } = gate
  const missing = findings.filter(({ verdict }) => verdict === 'inconclusive')
  const returned = gate.steps.at(-1)?.action === 'return' ? gate.steps.at(-1) : undefined
  const around = [
    ...(openMilestones > 0 ? [`${countOf(openMilestones, 'milestone')} of the wave not done`] : []),
    ...(openBlockers > 0 ? [`${countOf(openBlockers, 'blocker')} open`] : []),
  ]
  return (
    <Note
      tone={missing.length > 0 ? 'warn' : 'info'}
      title={
        missing.length > 0
          ? `${countOf(missing.length, 'figure')} missing: ${missing.map(({ label }) => label.toLowerCase()).join(', ')}`
          : 'Every figure is there. Two people sign the decision'
      }
    >
      {returned && (
        <>
          Returned by {returned.by}: {returned.comment}
          <br />
        </>
      )}
      {openedReason}{' '}
      {supersedes && (
        <>
          It replaces <GateLink gate={supersedes} /> once it is decided.{' '}
        </>
      )}
      {around.length > 0 && `${around.join(', ')}.`}
    </Note>
  )
}
