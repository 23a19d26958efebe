// Adding a funding source, and changing one: its code and cluster stay.
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FundingSourceView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  addFundingSource,
  changeFundingSource,
  readFundingSource,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

const toSource = ({ code }: FundingSourceView) => hrefOf(places.source, { sourceDigits: code })

/** `/platform/budgeting/funding-sources/new`. */
export function NewSourcePage() {
  const add = useAction(addFundingSource)
  const go = useGo()
  return (
    <FormPage
      title="New funding source"
      back={{ label: 'Funding sources', to: hrefOf(places.sourcesAbove, {}) }}
      initial={{ code: '', name: '', fundCluster: '01' }}
      validate={{
        code: (code) => (/^[0-9]{8}$/.test(code) ? null : 'Write the eight digits of the code.'),
        fundCluster: (cluster) => (/^[0-9]{2}$/.test(cluster) ? null : 'Write two digits, such as 01.'),
      }}
      submitLabel="Save funding source"
      submit={(body) => add.mutateAsync({ body })}
      onDone={(source) => go(toSource(source))}
      sections={[
        {
          title: 'Funding source',
          content: (form) => (
            <>
              <TextInput
                label="Code"
                inputMode="numeric"
                {...limitsOf(addFundingSource, 'code')}
                {...form.getInputProps('code')}
              />
              <TextInput label="Name" {...limitsOf(addFundingSource, 'name')} {...form.getInputProps('name')} />
              <TextInput
                label="Fund cluster"
                inputMode="numeric"
                description="01 to 07; 01 is the regular agency fund."
                {...limitsOf(addFundingSource, 'fundCluster')}
                {...form.getInputProps('fundCluster')}
              />
            </>
          ),
        },
      ]}
    />
  )
}

const valuesOf = ({ name, isActive }: FundingSourceView) => ({ name, isActive })

/** `/platform/budgeting/funding-sources/:sourceDigits/edit`. */
export function EditSourcePage({ params }: { params: { sourceDigits: string } }) {
  const query = useQuery(queryFor(readFundingSource, { params }))
  const change = useAction(changeFundingSource)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(source) => (
        <FormPage
          title={`Change ${source.code}`}
          back={{ label: source.name, to: toSource(source) }}
          initial={valuesOf(source)}
          version={source.version}
          fromCurrent={valuesOf}
          submitLabel="Save change"
          submit={(values, version = source.version) => change.mutateAsync({ params, body: { ...values, version } })}
          onDone={(saved) => go(toSource(saved))}
          sections={[
            {
              title: 'Funding source',
              content: (form) => (
                <>
                  <TextInput label="Name" {...limitsOf(changeFundingSource, 'name')} {...form.getInputProps('name')} />
                  <Checkbox
                    label="In use"
                    description="Out of use, no new balance can be opened for it."
                    {...form.getInputProps('isActive', { type: 'checkbox' })}
                  />
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
