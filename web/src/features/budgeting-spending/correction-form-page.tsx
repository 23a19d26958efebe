// Preparing a notice of adjustment of an obligation, or the reversal of a posting.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  prepareAdjustment,
  prepareReversal,
} from '../../../../server/src/modules/budgeting/spending/corrections.contract.ts'
import {
  type ObligationRequest,
  readObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { readPosting } from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { AmountLines, someAmount } from './amount-lines.tsx'
import { centavos } from './sums.ts'
import { POSTING_WORDS, requestTitle } from './words.ts'

type Reason = { reason: string; foundOn: string }
type Values = Reason & { lines: { lineId: string; increase: string; decrease: string }[] }

const reasonGiven = (text: string) => (text.trim() ? null : 'Say what was wrong.')
const FOUND = 'The day on which the mistake was found: the correction counts in that quarter.'

function ReasonFields<V extends Reason & Record<string, unknown>>({ form }: { form: Form<V> }) {
  return (
    <>
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        {...limitsOf(prepareReversal, 'reason')}
        {...form.getInputProps('reason')}
      />
      <DayField label="Found on" description={FOUND} required {...form.getInputProps('foundOn')} />
    </>
  )
}

/** `/obligation-requests/:id/adjustments/new` */
export function NewAdjustmentPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readObligationRequest, { params }))
  return (
    <Loaded query={query} shape="form">
      {(request) => <AdjustmentForm params={params} request={request} />}
    </Loaded>
  )
}

/** Each line goes up or down, not both. */
function oneDirection(lines: Values['lines']): string | null {
  const both = lines.some(({ increase, decrease }) => centavos(increase) > 0n && centavos(decrease) > 0n)
  return both ? 'A line goes up or down, not both.' : someAmount(lines)
}

function AdjustmentForm({ params, request }: { params: RecordParams; request: ObligationRequest }) {
  const prepare = useAction(prepareAdjustment)
  const go = useGo()
  const initial: Values = {
    ...{ reason: '', foundOn: today() },
    lines: request.lines.map(({ id }) => ({ lineId: id, increase: '', decrease: '' })),
  }
  return (
    <FormPage
      title={`Adjust the obligation of ${request.payee}`}
      description="Notice of adjustment (NORSA). A manager who did not prepare it approves it; then it is posted."
      back={{ label: requestTitle(request), to: hrefOf(places.request, params) }}
      initial={initial}
      validate={{ reason: reasonGiven, lines: oneDirection } as never}
      submitLabel="Submit for approval"
      submit={({ reason, foundOn, lines }) =>
        prepare.mutateAsync({ params, body: { reason: reason.trim(), foundOn, lines: lines.flatMap(moveOf) } })
      }
      onDone={(correction) => go(hrefOf(places.correction, { moa: params.moa, id: correction.id }))}
      sections={[
        { title: 'Why', content: (form) => <ReasonFields form={form} /> },
        {
          title: 'Amounts',
          content: (form) => (
            <AmountLines
              form={form as never}
              fields={[
                { name: 'increase', label: 'Increase' },
                { name: 'decrease', label: 'Decrease' },
              ]}
              lines={request.lines.map((line) => ({
                ...{ lineId: line.id, title: line.ppaTitle, object: `${line.objectName} (${line.objectCode})` },
                most: line.obligated,
              }))}
              room="Obligated now"
            />
          ),
        },
      ]}
    />
  )
}

interface Move {
  lineId: string
  movement: 'increase' | 'decrease'
  amount: string
}
function moveOf({ lineId, increase, decrease }: Values['lines'][number]): Move[] {
  if (centavos(increase) > 0n) return [{ lineId, movement: 'increase', amount: increase }]
  return centavos(decrease) > 0n ? [{ lineId, movement: 'decrease', amount: decrease }] : []
}

/** `/registers/postings/:id/reverse` */
export function ReversePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPosting, { params }))
  const prepare = useAction(prepareReversal)
  const go = useGo()
  const initial: Reason = { reason: '', foundOn: today() }
  return (
    <Loaded query={query} shape="form">
      {(posting) => (
        <FormPage
          title={`Reverse ${(POSTING_WORDS[posting.kind] ?? '').toLowerCase()} ${posting.number}`}
          description="The whole posting is taken back by its opposite. A manager who did not prepare it approves it; then it is posted."
          back={{ label: posting.number, to: hrefOf(places.posting, params) }}
          initial={initial}
          validate={{ reason: reasonGiven }}
          submitLabel="Submit for approval"
          submit={({ reason, foundOn }) => prepare.mutateAsync({ params, body: { reason: reason.trim(), foundOn } })}
          onDone={(correction) => go(hrefOf(places.correction, { moa: params.moa, id: correction.id }))}
          sections={[{ title: 'Why', content: (form) => <ReasonFields form={form} /> }]}
        />
      )}
    </Loaded>
  )
}
