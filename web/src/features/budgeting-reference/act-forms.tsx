// Entering an appropriation act, and correcting one: with its days class by class.
import { useQuery } from '@tanstack/react-query'
import type { ActView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  addAct,
  correctAct,
  readAct,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ActFields, ClassFields, CorrectionFields } from './act-fields.tsx'
import { type ActValues, emptyAct, factsOfAct, valuesOfAct } from './act-values.ts'
import { places } from './addresses.ts'

const NEEDED = {
  effectiveOn: (day: string) => (day ? null : 'Choose the first day on which its money may be used.'),
  fiscalYear: (year: number | null) => (year ? null : 'Write the fiscal year.'),
}

const sections: readonly FormSection<ActValues>[] = [
  { title: 'Act', content: (form) => <ActFields form={form} /> },
  {
    title: 'Validity by class',
    help: 'Leave both days empty where the act appropriates nothing for a class.',
    content: (form) => <ClassFields form={form} />,
  },
]

const toAct = ({ id }: ActView) => hrefOf(places.act, { id })

/** `/platform/budgeting/acts/new`. */
export function NewActPage() {
  const add = useAction(addAct)
  const go = useGo()
  return (
    <FormPage
      title="New appropriation act"
      back={{ label: 'Appropriation acts', to: hrefOf(places.actsAbove, {}) }}
      initial={emptyAct}
      validate={NEEDED}
      submitLabel="Save act"
      submit={(values) => add.mutateAsync({ body: factsOfAct(values) })}
      onDone={(act) => go(toAct(act))}
      sections={sections}
    />
  )
}

/** `/platform/budgeting/acts/:id/correction`. */
export function CorrectActPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readAct, { params }))
  const correct = useAction(correctAct)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(act) => (
        <FormPage
          title={`Correct ${act.code}`}
          description="Every organization works by these days from the moment you save. The reason stays in the history."
          back={{ label: act.code, to: toAct(act) }}
          initial={valuesOfAct(act)}
          version={act.version}
          fromCurrent={valuesOfAct}
          validate={{
            ...NEEDED,
            reason: (reason) => (reason.trim() ? null : 'Say why, for whoever reads the history.'),
          }}
          submitLabel="Save correction"
          submit={(values, version = act.version) => {
            const { reason, acceptPosted } = values
            return correct.mutateAsync({ params, body: { ...factsOfAct(values), reason, acceptPosted, version } })
          }}
          onDone={(saved) => go(toAct(saved))}
          sections={[...sections, { title: 'Correction', content: (form) => <CorrectionFields form={form} /> }]}
        />
      )}
    </Loaded>
  )
}
