// A new allotment release or withdrawal, or a change of one.
import { Button, Group } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readFunding } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import {
  type AllotmentRelease,
  createAllotmentRelease,
  editAllotmentRelease,
  readAllotmentRelease,
  suggestReleaseLines,
} from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import { RELEASE_KINDS } from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import { call } from '../../api/call.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { type Form, FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
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
import { KIND_WORDS, optionsOf, PERIOD_WORDS } from './words.ts'

function sectionsOf(moa: string, funding: Funding): readonly FormSection<DocumentValues>[] {
  return [
    {
      title: 'What it is',
      content: (form) => (
        <>
          <ChoiceField
            label="Kind"
            description="The comprehensive release covers personnel services and operating expenses (BAA 84, s. 36); everything else is released by special order (s. 39)."
            data={optionsOf(RELEASE_KINDS, KIND_WORDS)}
            {...form.getInputProps('kind')}
          />
          {form.getValues().kind !== 'withdrawal' && (
            <ChoiceField
              label="Allotment period"
              description="BAA 84, s. 37(b): four periods a year. The suggestion releases a quarter of the appropriation for each."
              data={[
                { value: '', label: 'The whole year' },
                ...PERIOD_WORDS.map((label, at) => ({ value: String(at + 1), label })),
              ]}
              {...form.getInputProps('quarter')}
            />
          )}
          <PotFields form={form} funding={funding} />
        </>
      ),
    },
    {
      title: 'Lines',
      content: (form) => (
        <>
          <SuggestButton moa={moa} form={form} />
          <LineFields
            moa={moa}
            form={form}
            onlyAppropriated
            objects
            {...(form.getValues().kind === 'comprehensive' ? { classes: ['PS', 'MOOE'] } : {})}
          />
        </>
      ),
    },
    {
      title: 'Paper',
      content: (form) => (
        <PaperFields
          form={form}
          funding={funding}
          numbered
          purpose={form.getValues().kind === 'withdrawal' ? 'Reason' : 'Purpose'}
          help="What the money is released for, or why it is taken back."
        />
      ),
    },
  ]
}

/** Fills the lines with what is not released yet; of a withdrawal, with what is not obligated. */
function SuggestButton({ moa, form }: { moa: string; form: Form<DocumentValues> }) {
  const [busy, setBusy] = useState(false)
  const { kind, actId, fundingSource, block, quarter } = form.getValues()
  const suggest = async () => {
    setBusy(true)
    try {
      const query = {
        kind: kind as 'special',
        actId,
        fundingSource,
        block: block as 'agency_specific',
        ...(quarter && kind !== 'withdrawal' ? { quarter: Number(quarter) } : {}),
      }
      const { items } = await call(suggestReleaseLines, { params: { moa }, query })
      const lines = items.map(({ ppaId, class: of, amount }) => ({ ...emptyLine(), ppaId, class: of, amount }))
      form.setFieldValue('lines', lines)
      if (lines.length > 0) tell.done(`${countOf(lines.length, 'line')} suggested. Check the amounts.`)
      else tell.done('Nothing is left to suggest for this kind of release.')
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconWand size={16} aria-hidden />}
        loading={busy}
        onClick={() => void suggest()}
      >
        Suggest lines
      </Button>
    </Group>
  )
}

function bodyOf(values: DocumentValues) {
  return {
    kind: values.kind as 'special',
    quarter: values.quarter && values.kind !== 'withdrawal' ? Number(values.quarter) : null,
    ...headBody(values),
    number: orNull(values.number),
    lines: values.lines.map((line) => ({ ...lineBody(line), objectCode: orNull(line.objectCode) })),
  }
}

/** The allotment period of today, as the usual choice. */
function presentQuarter(): string {
  return String(Math.ceil(Number(today().slice(5, 7)) / 3))
}

/** Prepares a draft. */
export function NewReleasePage({ params }: { params: { moa: string } }) {
  const funding = useQuery(queryFor(readFunding, { params }))
  const create = useAction(createAllotmentRelease)
  const go = useGo()
  return (
    <Loaded query={funding} shape="form">
      {(known) => (
        <FormPage
          title="New allotment release"
          description="It starts as a draft. Submit it when it is complete; a second person releases it."
          back={{ label: 'Allotment releases', to: hrefOf(places.releases, params) }}
          initial={{ ...emptyDocument('comprehensive', known, [emptyLine()]), quarter: presentQuarter() }}
          sections={sectionsOf(params.moa, known)}
          validate={documentChecks as never}
          submit={(values) => create.mutateAsync({ params, body: bodyOf(values) })}
          submitLabel="Save draft"
          onDone={({ id }) => go(hrefOf(places.release, { ...params, id }), { replace: true })}
        />
      )}
    </Loaded>
  )
}

/** Changes a draft or returned release. */
export function EditReleasePage({ params }: { params: RecordParams }) {
  const funding = useQuery(queryFor(readFunding, { params: { moa: params.moa } }))
  const query = useQuery(queryFor(readAllotmentRelease, { params }))
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

type EditProps = { params: RecordParams; funding: Funding; document: AllotmentRelease }

function EditForm({ params, funding, document }: EditProps) {
  const edit = useAction(editAllotmentRelease)
  const go = useGo()
  const here = hrefOf(places.release, params)
  if (!document.canEdit) return <FrozenDocument status={document.status} to={here} />
  return (
    <FormPage
      title="Edit allotment release"
      back={{ label: 'Allotment release', to: here }}
      initial={valuesOf(document)}
      version={document.version}
      sections={sectionsOf(params.moa, funding)}
      validate={documentChecks as never}
      fromCurrent={(current: AllotmentRelease) => valuesOf(current)}
      submit={(values, version = document.version) =>
        edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(here, { replace: true })}
    />
  )
}
