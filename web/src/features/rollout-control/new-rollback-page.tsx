// Preparing a rollback: which organization, back to when, and why. The check follows by itself.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listOrganizations } from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { prepareRollback } from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { places } from './addresses.ts'

type Values = { organization: string; day: string; time: string; reason: string }

/** An instant in UTC, of a day and a time in the Philippines. */
function momentOf({ day, time }: Values): string {
  return new Date(`${day}T${time || '00:00'}:00+08:00`).toISOString()
}

/** `/platform/rollout/rollbacks/new`. */
export function NewRollbackPage() {
  const prepare = useAction(prepareRollback)
  const go = useGo()
  return (
    <FormPage
      title="Prepare a rollback"
      description="BMMS counts what would change and rehearses it. Nothing changes before somebody approves."
      back={{ label: 'Rollbacks', to: hrefOf(places.rollbacks, {}) }}
      initial={{ organization: '', day: '', time: '', reason: '' } as Values}
      validate={{
        organization: (code) => (code ? null : 'Choose an organization.'),
        time: (time) =>
          time === '' || /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(time) ? null : 'Write the time as 14:05.',
        reason: (text) => (text.trim() ? null : 'Say why, for those who approve and for audit.'),
      }}
      submitLabel="Prepare and check"
      submit={(values) =>
        prepare.mutateAsync({
          body: {
            organization: values.organization,
            reason: values.reason.trim(),
            ...(values.day ? { moment: momentOf(values) } : {}),
          },
        })
      }
      onDone={({ id }) => go(hrefOf(places.rollback, { id }))}
      sections={[{ title: 'Rollback', content: (form) => <Fields form={form} /> }]}
    />
  )
}

function Fields({ form }: { form: Form<Values> }) {
  const all = useQuery(queryFor(listOrganizations, { query: { pageSize: 200, sort: 'code' } }))
  const data = (all.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code}: ${name}` }))
  return (
    <>
      <ChoiceField label="Organization" required data={data} {...form.getInputProps('organization')} />
      <DayField
        label="Back to the day (optional)"
        description="Left empty: midnight before the first day of the organization's wave."
        maxDate={today()}
        {...form.getInputProps('day')}
      />
      <TextInput
        label="At (optional)"
        description="Philippine time, such as 14:05. Left empty: midnight, when the day begins."
        placeholder="00:00"
        maxLength={5}
        {...form.getInputProps('time')}
      />
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        {...limitsOf(prepareRollback, 'reason')}
        {...form.getInputProps('reason')}
      />
    </>
  )
}
