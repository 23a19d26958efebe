// Naming a wave, and how many organizations it takes.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { describeWave, readWave, type WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { places } from './addresses.ts'

const valuesOf = ({ name, description, maxOrganizations }: WaveRecord) => ({ name, description, maxOrganizations })

/** `/platform/rollout/waves/:waveDigits/edit`. */
export function WaveFormPage({ params }: { params: { waveDigits: string } }) {
  const query = useQuery(queryFor(readWave, { params }))
  const save = useAction(describeWave)
  const go = useGo()
  const home = hrefOf(places.wave, params)
  return (
    <Loaded query={query} shape="form">
      {(wave) => (
        <FormPage
          title={`Edit wave ${wave.number}`}
          description="Its days are moved on the timeline."
          back={{ label: `Wave ${wave.number}`, to: home }}
          initial={valuesOf(wave)}
          version={wave.version}
          fromCurrent={valuesOf}
          submitLabel="Save wave"
          submit={(values, version = wave.version) => save.mutateAsync({ params, body: { ...values, version } })}
          onDone={() => go(home)}
          sections={[
            {
              title: 'Wave',
              content: (form) => (
                <>
                  <TextInput label="Name" {...limitsOf(describeWave, 'name')} {...form.getInputProps('name')} />
                  <Textarea
                    label="What it is for"
                    autosize
                    minRows={3}
                    {...limitsOf(describeWave, 'description')}
                    {...form.getInputProps('description')}
                  />
                  <WholeNumberField
                    label="Most organizations"
                    description={`${wave.codes.length} are in it now.`}
                    {...limitsOf(describeWave, 'maxOrganizations')}
                    {...form.getInputProps('maxOrganizations')}
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
