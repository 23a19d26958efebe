// Adding an account code, and changing one: its code and class stay.
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ObjectView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  addObject,
  changeObject,
  readObject,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { objectClassOptions } from './words.ts'

const toObject = ({ code }: ObjectView) => hrefOf(places.object, { objectDigits: code })

/** `/platform/budgeting/objects/new`. */
export function NewObjectPage() {
  const add = useAction(addObject)
  const go = useGo()
  return (
    <FormPage
      title="New account code"
      description="For a single code of a new circular. The whole list comes in with the command “bmms import-uacs”."
      back={{ label: 'Account codes', to: hrefOf(places.objectsAbove, {}) }}
      initial={{ code: '', name: '', class: 'MOOE', source: '' }}
      validate={{ code: (code) => (/^[0-9]{10}$/.test(code) ? null : 'Write the ten digits of the code.') }}
      submitLabel="Save code"
      submit={(values) => add.mutateAsync({ body: { ...values, class: values.class as ObjectView['class'] } })}
      onDone={(object) => go(toObject(object))}
      sections={[
        {
          title: 'Account code',
          content: (form) => (
            <>
              <TextInput
                label="Code"
                inputMode="numeric"
                {...limitsOf(addObject, 'code')}
                {...form.getInputProps('code')}
              />
              <TextInput label="Name" {...limitsOf(addObject, 'name')} {...form.getInputProps('name')} />
              <ChoiceField
                label="Class"
                required
                description="It cannot be changed later: a new use gets a new code."
                data={objectClassOptions}
                {...form.getInputProps('class')}
              />
              <TextInput
                label="Source"
                description="The circular that brought it."
                {...limitsOf(addObject, 'source')}
                {...form.getInputProps('source')}
              />
            </>
          ),
        },
      ]}
    />
  )
}

const valuesOf = ({ name, source, isActive }: ObjectView) => ({ name, source, isActive })

/** `/platform/budgeting/objects/:objectDigits/edit`. */
export function EditObjectPage({ params }: { params: { objectDigits: string } }) {
  const query = useQuery(queryFor(readObject, { params }))
  const change = useAction(changeObject)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(object) => (
        <FormPage
          title={`Change ${object.code}`}
          back={{ label: object.name, to: toObject(object) }}
          initial={valuesOf(object)}
          version={object.version}
          fromCurrent={valuesOf}
          submitLabel="Save change"
          submit={(values, version = object.version) => change.mutateAsync({ params, body: { ...values, version } })}
          onDone={(saved) => go(toObject(saved))}
          sections={[
            {
              title: 'Account code',
              content: (form) => (
                <>
                  <TextInput label="Name" {...limitsOf(changeObject, 'name')} {...form.getInputProps('name')} />
                  <TextInput label="Source" {...limitsOf(changeObject, 'source')} {...form.getInputProps('source')} />
                  <Checkbox
                    label="In use"
                    description="Out of use, it can be chosen for nothing new; what was posted stays."
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
