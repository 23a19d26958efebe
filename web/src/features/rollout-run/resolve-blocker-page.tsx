// Resolving a blocker, saying how.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { closeBlocker, readBlocker } from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'

/** `/platform/rollout/blockers/:id/resolution`. */
export function ResolveBlockerPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readBlocker, { params }))
  const close = useAction(closeBlocker)
  const go = useGo()
  const home = hrefOf(places.blocker, params)
  return (
    <Loaded query={query} shape="form">
      {({ title, version }) => (
        <FormPage
          title={`Resolve “${title}”`}
          description="A resolved blocker stays on record. When it comes back, open a new one."
          back={{ label: 'Blocker', to: home }}
          initial={{ resolution: '' }}
          version={version}
          submitLabel="Resolve"
          validate={{ resolution: (text) => (text.trim() ? null : 'Say how it was resolved.') }}
          submit={(values, seen = version) => close.mutateAsync({ params, body: { ...values, version: seen } })}
          onDone={() => go(home)}
          sections={[
            {
              title: 'How it was resolved',
              content: (form) => (
                <Textarea
                  label="Resolution"
                  autosize
                  minRows={3}
                  {...limitsOf(closeBlocker, 'resolution')}
                  {...form.getInputProps('resolution')}
                />
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
