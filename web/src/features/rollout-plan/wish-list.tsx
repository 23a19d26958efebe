// Wishes of a plan: what each costs, and how to add or take one back.
import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import classes from './plan.module.css'
import { addPair, ban, pin, type Wish, wishesOf, wishKey, wishWords, withoutWish } from './question-edits.ts'
import type { PlanWork } from './use-plan-work.ts'
import { formatScore } from './words.ts'

export function WishList({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const wishes = wishesOf(plan.question)
  return (
    <Paper withBorder p="md" component="section" aria-label="Wishes">
      <Title order={2} mb="xs">
        Wishes
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw="75ch">
        Wishes are kept like rules. Each shows what it costs: how much better the score would be without it, as far as
        the optimiser found.
      </Text>
      {wishes.length === 0 ? (
        <Text size="sm">No wishes yet.</Text>
      ) : (
        <ul className={classes.wishes}>
          {wishes.map((wish) => (
            <li key={wishKey(wish)}>
              <strong>{wishWords(wish)}</strong>
              <Text span size="sm" c="dimmed">
                {costWords(plan, wish)}
              </Text>
              {work.canEdit && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Take back: ${wishWords(wish)}`}
                  disabled={work.busy}
                  onClick={() => void work.change(withoutWish(plan.question, wish))}
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {work.canEdit && <AddWish plan={plan} work={work} />}
    </Paper>
  )
}

function costWords({ proposal }: PlanView, { kind, codes, wave }: Wish): string {
  const found = proposal?.wishes.find(
    (cost) => cost.wish === kind && cost.wave === wave && codes.every((code) => cost.codes.includes(code)),
  )
  if (!found) return 'cost not known: solve again'
  if (found.cost === null) return found.words
  return found.cost > 0.05 ? `costs ${formatScore(found.cost)} points` : 'costs nothing'
}

const KINDS = [
  { value: 'pin', label: 'comes in wave' },
  { value: 'ban', label: 'does not come in wave' },
  { value: 'together', label: 'comes in one wave with' },
  { value: 'apart', label: 'comes in another wave than' },
] as const

function AddWish({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const [code, setCode] = useState('')
  const [kind, setKind] = useState<Wish['kind']>('pin')
  const [other, setOther] = useState('')
  const codes = plan.organizations.map((one) => ({ value: one.code, label: `${one.code}: ${one.name}` }))
  const ofWave = kind === 'pin' || kind === 'ban'
  const last = plan.firstWave + plan.question.limits.wavesMost - 1
  const waves = Array.from({ length: Math.max(0, Math.min(99, last) - plan.firstWave + 1) }, (_, at) => ({
    value: String(plan.firstWave + at),
    label: `Wave ${plan.firstWave + at}`,
  }))
  const add = (solve: boolean) => {
    const { question } = plan
    const next =
      kind === 'pin'
        ? pin(question, code, Number(other))
        : kind === 'ban'
          ? ban(question, code, Number(other))
          : addPair(question, kind, code, other)
    setCode('')
    setOther('')
    void (solve ? work.solve(next, plan.score !== null) : work.change(next))
  }
  const incomplete = code === '' || other === '' || code === other || work.busy
  return (
    <Group mt="md" align="flex-end" gap="xs">
      <ChoiceField label="Organization" value={code} onChange={setCode} data={codes} placeholder="Choose" maw="18rem" />
      <ChoiceField
        label="Wish"
        value={kind}
        onChange={(next) => {
          setKind(KINDS.find(({ value }) => value === next)?.value ?? 'pin')
          setOther('')
        }}
        data={KINDS}
      />
      <ChoiceField
        label={ofWave ? 'Wave' : 'Other organization'}
        value={other}
        onChange={setOther}
        data={ofWave ? waves : codes.filter(({ value }) => value !== code)}
        placeholder="Choose"
        maw="18rem"
      />
      <Button disabled={incomplete} onClick={() => add(true)}>
        Add and solve
      </Button>
      <Button variant="default" disabled={incomplete} onClick={() => add(false)}>
        Add only
      </Button>
    </Group>
  )
}
