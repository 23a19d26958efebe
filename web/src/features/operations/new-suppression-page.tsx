import { Textarea, TextInput } from '@mantine/core'
import { addSuppression } from '../../../../server/src/platform/mail/suppressions.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'

/** `/platform/mail-suppressions/new`. */
export function NewSuppressionPage() {
  const add = useAction(addSuppression)
  const go = useGo()
  const back = hrefOf(places.suppressions, {})
  return (
    <FormPage
      title="Send no more mail to an address"
      description="All mail to it is withheld, links for a new password too. The messages stay in the mailbox."
      back={{ label: 'Addresses without mail', to: back }}
      initial={{ address: '', note: '' }}
      submitLabel="Withhold mail"
      submit={(body) => add.mutateAsync({ body })}
      onDone={() => {
        tell.done('No more mail goes to that address.')
        go(back, { replace: true })
      }}
      sections={[
        {
          title: 'Address',
          content: (form) => (
            <>
              <TextInput
                label="E-mail address"
                type="email"
                autoComplete="off"
                {...limitsOf(addSuppression, 'address')}
                {...form.getInputProps('address')}
              />
              <Textarea
                label="Note"
                description="Why, for whoever looks at the list later."
                {...limitsOf(addSuppression, 'note')}
                {...form.getInputProps('note')}
              />
            </>
          ),
        },
      ]}
    />
  )
}
