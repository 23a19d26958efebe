// A request to modify the budget, or a change of one, with its effect beside the lines.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  createModification,
  editModification,
  type Modification,
  readModification,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { readFunding } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { takeCarried } from './carried-values.ts'
import {
  type DocumentValues,
  emptyDocument,
  emptyLine,
  type Funding,
  headBody,
  orNull,
  valuesOf,
} from './document-values.ts'
import { FrozenDocument } from './frozen-document.tsx'
import { PaperFields } from './head-fields.tsx'
import { LineFields } from './line-fields.tsx'
import { LiveEffect, MoveFields, modificationChecks, moveBody, SavingsFields } from './modification-fields.tsx'

function sectionsOf(moa: string, funding: Funding): readonly FormSection<DocumentValues>[] {
  return [
    { title: 'What it is', content: (form) => <MoveFields form={form} funding={funding} /> },
    {
      title: 'From',
      help: 'What the money leaves.',
      content: (form) => (
        <LineFields
          moa={moa}
          form={form}
          side="from"
          onlyAppropriated
          objects={form.getValues().moves === 'allotment'}
        />
      ),
    },
    {
      title: 'To',
      help: 'What it arrives at. Both sides have the same total.',
      content: (form) => (
        <LineFields moa={moa} form={form} side="to" objects={form.getValues().moves === 'allotment'} />
      ),
    },
    { title: 'Effect', content: (form) => <LiveEffect moa={moa} values={form.getValues()} narrow={false} /> },
    {
      title: 'Reason',
      content: (form) => (
        <>
          {form.getValues().kind === 'augmentation' && <SavingsFields form={form} />}
          <PaperFields
            form={form}
            funding={funding}
            numbered={false}
            purpose="Reason"
            help="Why the money is needed there and not here. The approver reads this first."
          />
        </>
      ),
    },
  ]
}

function bodyOf(values: DocumentValues) {
  const augments = values.kind === 'augmentation'
  const saved = (text: string) => (augments ? orNull(text) : null)
  return {
    ...headBody(values),
    ...moveBody(values),
    ground: saved(values.ground) as 'a' | null,
    declaredBy: saved(values.declaredBy) as 'speaker' | null,
    declaredOn: saved(values.declaredOn),
    declaration: augments ? values.declaration.trim() : '',
  }
}

/** Requests a modification as a draft; what was tried on the what-if page comes along. */
export function NewModificationPage({ params }: { params: { moa: string } }) {
  const funding = useQuery(queryFor(readFunding, { params }))
  const create = useAction(createModification)
  const [carried] = useState(takeCarried)
  const go = useGo()
  return (
    <Loaded query={funding} shape="form">
      {(known) => (
        <FormPage
          title="New modification"
          description="It starts as a draft. When you submit it, it goes to whom the law names."
          back={{ label: 'Modifications', to: hrefOf(places.modifications, params) }}
          initial={carried ?? emptyDocument('realignment', known, [emptyLine('from'), emptyLine('to')])}
          sections={sectionsOf(params.moa, known)}
          validate={modificationChecks as never}
          submit={(values) => create.mutateAsync({ params, body: bodyOf(values) })}
          submitLabel="Save draft"
          onDone={({ id }) => go(hrefOf(places.modification, { ...params, id }), { replace: true })}
        />
      )}
    </Loaded>
  )
}

/** Changes a draft or returned request. */
export function EditModificationPage({ params }: { params: RecordParams }) {
  const funding = useQuery(queryFor(readFunding, { params: { moa: params.moa } }))
  const query = useQuery(queryFor(readModification, { params }))
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

type EditProps = { params: RecordParams; funding: Funding; document: Modification }

function EditForm({ params, funding, document }: EditProps) {
  const edit = useAction(editModification)
  const go = useGo()
  const here = hrefOf(places.modification, params)
  if (!document.canEdit) return <FrozenDocument status={document.status} to={here} />
  return (
    <FormPage
      title="Edit modification"
      back={{ label: 'Modification', to: here }}
      initial={valuesOf(document)}
      version={document.version}
      sections={sectionsOf(params.moa, funding)}
      validate={modificationChecks as never}
      fromCurrent={(current: Modification) => valuesOf(current)}
      submit={(values, version = document.version) =>
        edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(here, { replace: true })}
    />
  )
}
