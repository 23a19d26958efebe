// A new appropriation, or a change of a draft.
import { useQuery } from '@tanstack/react-query'
import { readFunding } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import {
  type Appropriation,
  createAppropriation,
  editAppropriation,
  readAppropriation,
} from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { APPROPRIATION_KINDS } from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import {
  type DocumentValues,
  documentChecks,
  emptyDocument,
  emptyLine,
  type Funding,
  headBody,
  lineBody,
  orNull,
  valuesOf,
} from './document-values.ts'
import { FrozenDocument } from './frozen-document.tsx'
import { PaperFields, PotFields } from './head-fields.tsx'
import { LineFields } from './line-fields.tsx'
import { KIND_WORDS, optionsOf } from './words.ts'

function sectionsOf(moa: string, funding: Funding): readonly FormSection<DocumentValues>[] {
  return [
    {
      title: 'What it is',
      content: (form) => (
        <>
          <ChoiceField
            label="Kind"
            description="As enacted, or what adjusts an appropriation that is posted already."
            data={optionsOf(APPROPRIATION_KINDS, KIND_WORDS)}
            {...form.getInputProps('kind')}
          />
          <PotFields form={form} funding={funding} />
        </>
      ),
    },
    {
      title: 'Lines',
      help: 'What the act gives to each program and class.',
      content: (form) => (
        <LineFields
          moa={moa}
          form={form}
          special={form.getValues().kind !== 'decrease'}
          onlyAppropriated={form.getValues().kind === 'decrease'}
        />
      ),
    },
    {
      title: 'Paper',
      content: (form) => (
        <PaperFields
          form={form}
          funding={funding}
          numbered
          purpose={form.getValues().kind === 'original' ? 'Particulars' : 'Reason'}
          help={
            form.getValues().kind === 'original'
              ? 'What is entered, for example: Appropriations of the Ministry for fiscal year 2026.'
              : 'Why the appropriation changes, and by which decision.'
          }
        />
      ),
    },
  ]
}

function bodyOf(values: DocumentValues) {
  const kind = values.kind as 'original'
  const mark = ({ specialRelease }: DocumentValues['lines'][number]) =>
    values.kind === 'decrease' ? {} : { specialRelease }
  return {
    kind,
    ...headBody(values),
    number: orNull(values.number),
    lines: values.lines.map((line) => ({ ...lineBody(line), ...mark(line) })),
  }
}

/** Enters a draft. */
export function NewAppropriationPage({ params }: { params: { moa: string } }) {
  const funding = useQuery(queryFor(readFunding, { params }))
  const create = useAction(createAppropriation)
  const go = useGo()
  return (
    <Loaded query={funding} shape="form">
      {(known) => (
        <FormPage
          title="New appropriation"
          description="It starts as a draft. A second person posts it to the ledger."
          back={{ label: 'Appropriations', to: hrefOf(places.appropriations, params) }}
          initial={emptyDocument('original', known, [emptyLine()])}
          sections={sectionsOf(params.moa, known)}
          validate={documentChecks as never}
          submit={(values) => create.mutateAsync({ params, body: bodyOf(values) })}
          submitLabel="Save draft"
          onDone={({ id }) => go(hrefOf(places.appropriation, { ...params, id }), { replace: true })}
        />
      )}
    </Loaded>
  )
}

/** Changes a draft. */
export function EditAppropriationPage({ params }: { params: RecordParams }) {
  const funding = useQuery(queryFor(readFunding, { params: { moa: params.moa } }))
  const query = useQuery(queryFor(readAppropriation, { params }))
  return (
    <Loaded query={funding} shape="form">
      {(known) => (
        <Loaded query={query} shape="form">
          {(document) => <EditForm params={params} funding={known} document={document} />}
        </Loaded>
      )}
    </Loaded>
  )
}

type EditProps = { params: RecordParams; funding: Funding; document: Appropriation }

function EditForm({ params, funding, document }: EditProps) {
  const edit = useAction(editAppropriation)
  const go = useGo()
  const here = hrefOf(places.appropriation, params)
  if (!document.canEdit) return <FrozenDocument status={document.status} to={here} />
  return (
    <FormPage
      title="Edit appropriation"
      back={{ label: 'Appropriation', to: here }}
      initial={valuesOf(document)}
      version={document.version}
      sections={sectionsOf(params.moa, funding)}
      validate={documentChecks as never}
      fromCurrent={(current: Appropriation) => valuesOf(current)}
      submit={(values, version = document.version) =>
        edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(here, { replace: true })}
    />
  )
}
