// Changing what an open gate asks for, with the reason.
import { Button, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { editGateCriteria, type Gate, readGate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import type { Weight } from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import {
  CRITERIA,
  CRITERION,
  type CriterionKey,
} from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { DecimalField, WholeNumberField } from '../../ui/number-field.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'
import classes from './rows.module.css'
import { weightOptions } from './words.ts'

type Row = {
  criterion: string
  threshold: string
  minimumSample: number | null
  maxAgeDays: number | null
  weight: string
}
type Values = { criteria: Row[]; reason: string }

export function CriteriaPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readGate, { params }))
  return (
    <Loaded query={query} shape="form">
      {(gate) => (gate.canPrepare ? <EditCriteria gate={gate} /> : <Frozen id={gate.id} />)}
    </Loaded>
  )
}

function Frozen({ id }: { id: string }) {
  return (
    <RefusalPage
      title="The criteria are not changed any more"
      action={<ActionButton to={hrefOf(places.gate, { id })}>Back to the gate</ActionButton>}
    >
      The gate is signed, decided or withdrawn.
    </RefusalPage>
  )
}

function EditCriteria({ gate }: { gate: Gate }) {
  const edit = useAction(editGateCriteria)
  const go = useGo()
  const to = hrefOf(places.gate, { id: gate.id })
  return (
    <FormPage<Values, Gate>
      title="Change criteria"
      description="What this gate asks for. Without a criterion that must be met there is no go; without one that should be met, a go under conditions."
      back={{ label: gate.title, to }}
      initial={valuesOf(gate)}
      version={gate.version}
      fromCurrent={valuesOf}
      validate={{ reason: (text: string) => (text.trim() ? null : 'Say why. The reason stands on the paper.') }}
      submitLabel="Save criteria"
      submit={({ criteria, reason }, version = gate.version) =>
        edit.mutateAsync({
          params: { id: gate.id },
          body: { version, reason: reason.trim(), criteria: criteria.map(rowBody) },
        })
      }
      onDone={() => go(to, { replace: true })}
      sections={[
        { title: 'Criteria', content: (form) => <CriterionRows form={form} isWave={gate.kind === 'wave'} /> },
        {
          title: 'Reason',
          content: (form) => (
            <Textarea
              label="Why the criteria change"
              autosize
              minRows={2}
              {...limitsOf(editGateCriteria, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
    />
  )
}

function valuesOf({ findings }: Gate): Values {
  return {
    criteria: findings.map(({ criterion, threshold, minimumSample, maxAgeDays, weight }) => ({
      ...{ criterion, threshold, minimumSample, maxAgeDays, weight },
    })),
    reason: '',
  }
}

function rowBody({ criterion, threshold, minimumSample, maxAgeDays, weight }: Row) {
  return {
    ...{ criterion: criterion as CriterionKey, threshold, weight: weight as Weight },
    ...{ minimumSample: minimumSample ?? 0, maxAgeDays: maxAgeDays ?? 0 },
  }
}

function CriterionRows({ form, isWave }: { form: Form<Values>; isWave: boolean }) {
  const { criteria } = form.getValues()
  const here = isWave ? 'wave' : 'organization'
  const free = CRITERIA.filter(
    (key) =>
      !criteria.some(({ criterion }) => criterion === key) &&
      CRITERION[key].levels.some((level) => level === here || level === 'platform'),
  )
  return (
    <>
      {criteria.map(({ criterion }, at) => (
        <CriterionFields key={criterion} form={form} at={at} criterion={criterion as CriterionKey} />
      ))}
      {free.length > 0 && (
        <ChoiceField
          label="Add a criterion"
          value=""
          leftSection={<IconPlus size={16} aria-hidden />}
          data={free.map((value) => ({ value, label: CRITERION[value].label }))}
          onChange={(value) => form.insertListItem('criteria', newRow(value as CriterionKey))}
        />
      )}
    </>
  )
}

function newRow(criterion: CriterionKey): Row {
  const { threshold, minimumSample, maxAgeDays } = CRITERION[criterion]
  return { criterion, threshold, minimumSample, maxAgeDays, weight: 'should' }
}

const UNITS = { percent: '%', rating: 'of 5', count: '' }
const RULES = { at_least: 'At least', at_most: 'At most', below: 'Below' }

function CriterionFields({ form, at, criterion }: { form: Form<Values>; at: number; criterion: CriterionKey }) {
  const { label, unit, rule, sample } = CRITERION[criterion]
  const field = (name: keyof Row) => form.getInputProps(`criteria.${at}.${name}`)
  return (
    <fieldset className={classes.row}>
      <legend>{label}</legend>
      <Columns min="9rem">
        <DecimalField label={RULES[rule]} required places={2} unit={UNITS[unit]} {...field('threshold')} />
        <ChoiceField label="Weight" data={weightOptions} {...field('weight')} />
        {sample !== null && <WholeNumberField label="Smallest sample" min={0} {...field('minimumSample')} />}
        <WholeNumberField label="Counts for days" min={0} {...field('maxAgeDays')} />
      </Columns>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => form.removeListItem('criteria', at)}
      >
        Take out {label.toLowerCase()}
      </Button>
    </fieldset>
  )
}
