// A new budget call, or one that changes.
import { useQuery } from '@tanstack/react-query'
import {
  type BudgetCall,
  createBudgetCall,
  editBudgetCall,
  readBudgetCall,
} from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'
import { type CallValues, callSections, contentOf, newCall, valuesOf } from './call-form.tsx'

export function NewCallPage() {
  const create = useAction(createBudgetCall)
  const go = useGo()
  return (
    <FormPage<CallValues, BudgetCall>
      title="New budget call"
      description="It starts as a draft. Ceilings are set next; organizations see it once it is published."
      back={{ label: 'Budget calls', to: hrefOf(places.calls, {}) }}
      initial={newCall(Number(today().slice(0, 4)) + 1)}
      sections={callSections({ isNew: true, published: false })}
      submit={(values) => create.mutateAsync({ body: { fiscalYear: values.fiscalYear ?? 0, ...contentOf(values) } })}
      submitLabel="Save draft"
      onDone={({ id }) => go(hrefOf(places.call, { id }), { replace: true })}
    />
  )
}

export function EditCallPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBudgetCall, { params }))
  return (
    <Loaded query={query} shape="form">
      {(call) => <EditCall call={call} />}
    </Loaded>
  )
}

function EditCall({ call }: { call: BudgetCall }) {
  const edit = useAction(editBudgetCall)
  const go = useGo()
  const params = { id: call.id }
  const to = hrefOf(places.call, params)
  if (!call.canEdit)
    return (
      <RefusalPage title="A closed call is not changed" action={<ActionButton to={to}>Back to the call</ActionButton>}>
        Reopen it first.
      </RefusalPage>
    )
  const published = call.status === 'published'
  return (
    <FormPage<CallValues, BudgetCall>
      title={`Edit ${call.title}`}
      back={{ label: call.title, to }}
      initial={valuesOf(call)}
      version={call.version}
      fromCurrent={valuesOf}
      sections={callSections({ isNew: false, published })}
      validate={{ reason: (reason) => (published && !reason.trim() ? 'Say why the call changes.' : null) }}
      submit={(values, version) =>
        edit.mutateAsync({
          params,
          body: {
            version: version ?? call.version,
            ...contentOf(values),
            ...(published ? { reason: values.reason } : {}),
          },
        })
      }
      submitLabel={published ? 'Save and tell why' : 'Save draft'}
      onDone={() => go(to, { replace: true })}
    />
  )
}
