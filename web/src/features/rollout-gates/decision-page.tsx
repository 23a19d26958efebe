// The first of two signatures: a decision, its reason, and the conditions of a conditional go.
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type Gate,
  readGate,
  readGateChoices,
  signGate,
} from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import {
  DECISIONS,
  type Decision,
  OVERALL_WORDS,
} from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import type { CriterionKey } from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'
import { VerdictBadge } from './badges.tsx'
import { ConditionFields, type ConditionValues, type DecisionValues, newCondition } from './condition-fields.tsx'

export function DecisionPage({ params }: { params: { id: string } }) {
  const gate = useQuery(queryFor(readGate, { params }))
  const choices = useQuery(queryFor(readGateChoices))
  return (
    <Loaded query={gate} shape="form">
      {(found) => (
        <Loaded query={choices} shape="form">
          {({ owners }) =>
            found.canSign ? (
              <Sign gate={found} owners={owners} />
            ) : (
              <RefusalPage
                title="Nothing to sign first"
                action={<ActionButton to={hrefOf(places.gate, params)}>Back to the gate</ActionButton>}
              >
                The gate is signed, decided or withdrawn.
              </RefusalPage>
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

type Owners = readonly { id: string; name: string }[]

function Sign({ gate, owners }: { gate: Gate; owners: Owners }) {
  const sign = useAction(signGate)
  const go = useGo()
  const to = hrefOf(places.gate, { id: gate.id })
  return (
    <FormPage<DecisionValues, Gate>
      title={`Sign the ${gate.kind === 'wave' ? 'gate' : 'sign-off'} of ${gate.subject}`}
      description="You sign first. BMMS measures once more what it can, fixes the content, and asks a second person."
      back={{ label: gate.title, to }}
      initial={valuesOf(gate)}
      validate={{ decision: (value: string) => (value ? null : 'Choose a decision.') }}
      submitLabel="Sign"
      submit={({ decision, reason, conditions, comment }) =>
        sign.mutateAsync({
          params: { id: gate.id },
          body: {
            version: gate.version,
            decision: decision as Decision,
            ...{ reason, comment },
            conditions: decision === 'conditional_go' ? conditions.map(bodyOf) : [],
          },
        })
      }
      onDone={({ proposal }) => {
        tell.done(
          `Signed: ${proposal ? OVERALL_WORDS[proposal.decision].toLowerCase() : ''}. A second person has to sign`,
        )
        go(to, { replace: true })
      }}
      sections={[
        { title: 'What the criteria say', content: () => <Evidence gate={gate} /> },
        { title: 'Decision', content: (form) => <DecisionFields form={form} gate={gate} owners={owners} /> },
      ]}
    />
  )
}

/** The decision is chosen, never proposed; that of a gate that was returned stands there again. */
function valuesOf({ proposal }: Gate): DecisionValues {
  if (!proposal) return { decision: '', reason: '', conditions: [], comment: '' }
  const { decision, reason, conditions } = proposal
  return {
    ...{ decision, reason, comment: '' },
    conditions: conditions.map(({ criterion, title, ownerId, dueOn }) => ({
      criterion: criterion ?? '',
      title,
      ownerId,
      dueOn,
    })),
  }
}

function bodyOf({ criterion, title, ownerId, dueOn }: ConditionValues) {
  return { criterion: criterion === '' ? null : (criterion as CriterionKey), title: title.trim(), ownerId, dueOn }
}

function Evidence({ gate: { findings, overall, openMilestones, openBlockers } }: { gate: Gate }) {
  const notMet = findings.filter(({ verdict }) => verdict !== 'met')
  return (
    <>
      <Note title={`${OVERALL_WORDS[overall]}: ${findings.length - notMet.length} of ${findings.length} criteria met`}>
        {openMilestones > 0 && `${countOf(openMilestones, 'milestone')} of the wave not done. `}
        {openBlockers > 0 && `${countOf(openBlockers, 'blocker')} open.`}
      </Note>
      {notMet.length > 0 && (
        <Stack gap="xs" component="ul" m={0} ps={0} style={{ listStyle: 'none' }}>
          {notMet.map(({ criterion, label, valueWords, thresholdWords, verdict, reason }) => (
            <li key={criterion}>
              <VerdictBadge verdict={verdict} /> {label}: {valueWords} ({thresholdWords}). {reason}
            </li>
          ))}
        </Stack>
      )}
    </>
  )
}

const HELP: Readonly<Record<Decision, string>> = {
  go: 'Everything that was asked for is met.',
  conditional_go: 'Goes ahead; what is missing becomes a condition with an owner and a day.',
  no_go: 'Stays as it is, with the reason.',
}

function DecisionFields({ form, gate, owners }: { form: Form<DecisionValues>; gate: Gate; owners: Owners }) {
  const { decision, conditions } = form.getValues()
  const open = gate.findings.filter(({ verdict }) => verdict !== 'met')
  // A conditional go begins with a condition for each criterion that needs one.
  const choose = (value: string) => {
    form.setFieldValue('decision', value)
    if (value === 'conditional_go' && conditions.length === 0)
      form.setFieldValue(
        'conditions',
        open.length > 0 ? open.map(({ criterion }) => newCondition(criterion)) : [newCondition('')],
      )
  }
  return (
    <>
      <Radio.Group label="Decision" required {...form.getInputProps('decision')} onChange={choose}>
        <Stack gap="xs" mt="xs">
          {DECISIONS.map((value) => {
            const isAllowed = gate.allowed.includes(value)
            return (
              <Radio
                key={value}
                value={value}
                label={OVERALL_WORDS[value]}
                description={
                  isAllowed
                    ? HELP[value]
                    : `Not possible: the criteria say ${OVERALL_WORDS[gate.overall].toLowerCase()}.`
                }
                disabled={!isAllowed}
              />
            )
          })}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Reason"
        description="Needed for a no-go, and where you decide otherwise than the criteria say."
        autosize
        minRows={2}
        {...limitsOf(signGate, 'reason')}
        required={decision === 'no_go' || (decision !== '' && decision !== gate.overall)}
        {...form.getInputProps('reason')}
      />
      {decision === 'conditional_go' && (
        <>
          <div>
            <Text fw={600}>Conditions</Text>
            <Text size="sm" c="dimmed">
              One at least for each criterion that is not met. A day of rest moves to the next working day.
            </Text>
          </div>
          {conditions.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own until they are signed
            <ConditionFields key={at} {...{ form, at, owners }} findings={gate.findings} />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('conditions', newCondition(''))}
            style={{ alignSelf: 'flex-start' }}
          >
            Add a condition
          </Button>
        </>
      )}
      <Textarea
        label="Comment to your signature"
        autosize
        minRows={2}
        {...limitsOf(signGate, 'comment')}
        required={false}
        {...form.getInputProps('comment')}
      />
    </>
  )
}
