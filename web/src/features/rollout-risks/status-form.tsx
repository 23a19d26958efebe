// Closing a risk, saying that it happened, or opening it again.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type RiskRecord,
  readRisk,
  setRiskStatus,
} from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { statusOptions } from './words.ts'

/** `/platform/rollout/risks/:id/status`. */
export function RiskStatusPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readRisk, { params }))
  const change = useAction(setRiskStatus)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(risk) => (
        <FormPage
          title={`Status of risk ${risk.number}`}
          description={risk.title}
          back={{ label: risk.title, to: hrefOf(places.risk, params) }}
          initial={{ status: risk.status === 'open' ? 'closed' : 'open', reason: '', reviewOn: '' }}
          version={risk.version}
          validate={{
            reason: (text: string) => (text.trim() ? null : 'Say why.'),
            reviewOn: (day: string, { status }: { status: string }) =>
              status !== 'open' || day ? null : 'Choose the day of the next review.',
          }}
          submitLabel="Save status"
          submit={({ status, reason, reviewOn }, version = risk.version) =>
            change.mutateAsync({
              params,
              body: {
                ...{ status: status as RiskRecord['status'], reason: reason.trim(), version },
                ...(status === 'open' ? { reviewOn } : {}),
              },
            })
          }
          onDone={() => go(hrefOf(places.risk, params))}
          sections={[
            {
              title: 'Status',
              content: (form) => (
                <>
                  <ChoiceField
                    label="Status"
                    required
                    data={statusOptions.filter(({ value }) => value !== risk.status)}
                    {...form.getInputProps('status')}
                  />
                  <Textarea
                    label="Why"
                    autosize
                    minRows={2}
                    {...limitsOf(setRiskStatus, 'reason')}
                    {...form.getInputProps('reason')}
                  />
                  {form.getValues().status === 'open' && (
                    <DayField label="Next review" required minDate={today()} {...form.getInputProps('reviewOn')} />
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
