// The form in which progress of a goal or objective is reported.
import { Textarea } from '@mantine/core'
import { recordObjectiveProgress } from '../../../../server/src/modules/planning/progress.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useGo } from '../../lib/address.tsx'
import { decimalProblem, formatMeasure, formatMeasureOf } from '../../lib/amounts.ts'
import { today } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import type { Measured } from '../../ui/measure.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField } from '../../ui/number-field.tsx'
import { EvidenceField, evidenceProblem } from './evidence-field.tsx'
import classes from './fields.module.css'
import type { PlanParams } from './plan-steps.ts'
import { RecordingRefused } from './recording-notice.tsx'

type ProgressValues = {
  asOf: string
  value: string
  note: string
  status: string
  evidenceFileId: string
  evidenceFileName: string
}

interface Entry {
  asOf: string
  value: string
  note: string
  evidenceFileId: string | null
  status: string
}

interface ProgressFormProps {
  params: PlanParams
  subject: Measured & { title: string; status: string; planStatus: string; canRecordProgress: boolean }
  /** The page of the subject. */
  to: string
  statuses: readonly string[]
  send: (entry: Entry) => Promise<unknown>
}

/** Sends one entry, then goes back to its subject. */
export function ProgressForm(props: ProgressFormProps) {
  const { subject, to, send } = props
  const go = useGo()
  if (!subject.canRecordProgress) return <RecordingRefused planStatus={subject.planStatus} to={to} />
  const { unit, currentValue, targetValue } = subject
  return (
    <FormPage
      title="Record progress"
      description={`${subject.title}. Now at ${formatMeasureOf(currentValue, targetValue, unit)}.`}
      back={{ label: subject.title, to }}
      initial={initialOf(subject.status)}
      sections={sectionsOf(props)}
      validate={checks}
      submit={({ asOf, value, note, status, evidenceFileId }) =>
        send({ asOf, value, note: note.trim(), status, evidenceFileId: evidenceFileId || null })
      }
      submitLabel="Record progress"
      onDone={() => {
        tell.done('Progress recorded')
        go(to, { replace: true })
      }}
    />
  )
}

/** Reporting usually means that work has begun. */
function initialOf(status: string): ProgressValues {
  const begun = status === 'not_started' ? 'in_progress' : status
  return { asOf: today(), value: '', note: '', status: begun, evidenceFileId: '', evidenceFileName: '' }
}

const checks = {
  asOf: (day: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'Enter the day that the value is of, such as 30 June 2026.'
    return day > today() ? 'Progress is reported as of today or an earlier day.' : null
  },
  evidenceFileId: evidenceProblem,
  value: (value: string) => (value.trim() ? decimalProblem(value) : 'Enter what was measured.'),
}

function sectionsOf({ params, subject, statuses }: ProgressFormProps): readonly FormSection<ProgressValues>[] {
  return [
    {
      title: 'What was measured',
      content: (form) => (
        <>
          <DayField
            label="As of"
            description="The day that the value is of, not the day on which you write it down."
            required
            className={classes.short ?? ''}
            maxDate={today()}
            {...form.getInputProps('asOf')}
          />
          <DecimalField
            label="Value"
            description={`In total on that day, not only what was added. The baseline is ${formatMeasure(subject.baselineValue, subject.unit)}, the target ${formatMeasure(subject.targetValue, subject.unit)}.`}
            unit={subject.unit}
            required
            className={classes.short ?? ''}
            {...form.getInputProps('value')}
          />
          <ChoiceField
            label="Status"
            description="A person decides when it is completed; the number alone does not."
            data={statuses.map((status) => ({ value: status, label: humanize(status) }))}
            className={classes.short ?? ''}
            {...form.getInputProps('status')}
          />
        </>
      ),
    },
    {
      title: 'Note and evidence',
      content: (form) => (
        <>
          <Textarea
            label="Note (optional)"
            description="What was done, what stands in the way, where the number comes from."
            {...limitsOf(recordObjectiveProgress, 'note')}
            {...form.getInputProps('note')}
          />
          <EvidenceField moa={params.moa} form={form} />
        </>
      ),
    },
  ]
}
