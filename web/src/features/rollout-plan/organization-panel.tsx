// Why an organization stands in its wave, and what can be done about it: also without a mouse.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Candidate } from '../../../../server/src/modules/rollout/optimiser/problem.contract.ts'
import type { PlacementReasons } from '../../../../server/src/modules/rollout/optimiser/proposal.contract.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { places } from './addresses.ts'
import type { CardProps } from './organization-card.tsx'
import classes from './plan.module.css'
import { ban, pin, unpin } from './question-edits.ts'
import { formatScore, isPinned, readinessWords } from './words.ts'

export function OrganizationPanel({
  plan,
  work,
  code,
  wave,
  facts,
  onClose,
}: CardProps & { facts: Candidate; onClose: () => void }) {
  const panel = useRef<HTMLDivElement>(null)
  // The panel opened before this was loaded: the focus follows.
  useEffect(() => panel.current?.querySelector<HTMLElement>('select, button, a')?.focus(), [])
  const why = plan.proposal?.placements.find((placement) => placement.code === code)
  return (
    <Stack gap="sm" ref={panel} className={classes.panel ?? ''}>
      <div>
        <Text fw={600}>{facts.name}</Text>
        <Text size="sm" c="dimmed">
          {factsOf(facts).join(' · ')}
        </Text>
      </div>
      <Why why={why} wave={wave} />
      {work.canEdit && <Moves {...{ plan, work, code, wave, onClose }} />}
      <Link to={hrefOf(places.profile, { code })}>Planning facts of {code}</Link>
    </Stack>
  )
}

function factsOf(facts: Candidate): string[] {
  const known = Math.round(facts.confidence * 100)
  return [
    `${facts.size} ${facts.kind}`,
    countOf(facts.expectedPeople, 'person', 'people'),
    `readiness ${readinessWords(facts.readiness)} (${known} % known)`,
    facts.cluster ?? '',
    facts.place ? `trip to ${facts.place}` : '',
    facts.foundation ?? '',
  ].filter((words) => words !== '')
}

function Why({ why, wave }: { why: PlacementReasons | undefined; wave: number }) {
  if (!why) {
    return (
      <Text size="sm" c="dimmed">
        No reasons: somebody was moved by hand after the last proposal. Solve again to get them.
      </Text>
    )
  }
  return (
    <div>
      <Text size="sm" fw={600}>
        Why wave {wave}
      </Text>
      <ul className={classes.reasons}>
        {why.reasons.map(({ kind, words, points }) => (
          <li key={`${kind} ${words}`}>
            {words}
            {points !== null && points > 0.05 && (
              <Text span inherit c="dimmed">{` (saves ${formatScore(points)})`}</Text>
            )}
          </li>
        ))}
        {why.binding && <li>What holds it here: {why.binding.words}</li>}
      </ul>
    </div>
  )
}

function Moves({ plan, work, code, wave, onClose }: CardProps & { onClose: () => void }) {
  const [to, setTo] = useState('')
  const waves = plan.waves.filter((one) => one.wave !== wave && !one.closed)
  const take = (step: () => Promise<void>) => () => {
    onClose()
    void step()
  }
  const pinned = isPinned(plan, code)
  const { question } = plan
  return (
    <Stack gap="xs">
      <ChoiceField
        label="Move to"
        placeholder="Choose a wave"
        value={to}
        onChange={setTo}
        data={waves.map((one) => ({ value: String(one.wave), label: `${one.name} (${one.organizations.length})` }))}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={to === '' || work.busy}
          onClick={take(() => work.put(code, Number(to), 'solve'))}
        >
          Pin and solve the rest
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={to === '' || work.busy}
          onClick={take(() => work.put(code, Number(to), 'judge'))}
        >
          Move only {code}
        </Button>
      </Group>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={work.busy}
          onClick={take(() => work.change(pinned ? unpin(question, code) : pin(question, code, wave)))}
        >
          {pinned ? 'Unpin' : `Pin to wave ${wave}`}
        </Button>
        {!pinned && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={work.busy}
            onClick={take(() => work.solve(ban(question, code, wave), true))}
          >
            Not in wave {wave}, solve again
          </Button>
        )}
      </Group>
    </Stack>
  )
}
