// Taking stages back, or closing the organization: asks with the consequence and the reason.
import { useState } from 'react'
import {
  type ActivationRecord,
  deactivate,
} from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'

interface Taken {
  key: string | undefined
  stage: string
  label: string
  consequence: string
}

/** From the last stage back, or the whole. */
export function DeactivateButton({ organization }: { organization: ActivationRecord }) {
  const { code, version, isActive } = organization
  const send = useAction(deactivate, { alsoChanges: ['organizations', 'people', 'me'] })
  const [asked, setAsked] = useState<Taken>()
  if (!isActive) return null
  const choices = choicesOf(organization)
  return (
    <>
      <MenuButton
        label="Switch off"
        align="end"
        trigger={(props) => (
          <ActionButton {...props} variant="default">
            Switch off
          </ActionButton>
        )}
        parts={choices.map((choice) => ({ label: choice.label, onClick: () => setAsked(choice) }))}
      />
      {asked && (
        <ActDialog
          action={{ action: 'deactivate', label: asked.label, to: 'off', comment: 'required', refusal: null }}
          question={`${asked.label} for ${code}?`}
          consequence={asked.consequence}
          onAct={async (_, reason) => {
            const stage = asked.key === undefined ? {} : { stage: asked.key }
            await send.mutateAsync({ params: { code }, body: { version, reason, ...stage } })
            tell.done(asked.key === undefined ? `${code} is closed` : `${asked.stage} is off for ${code}`)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function choicesOf({ stages, people, name }: ActivationRecord): Taken[] {
  const who = countOf(people, 'person', 'people')
  const on = stages.filter(({ state, number }) => state === 'on' && number > 1)
  return [
    ...on.toReversed().map(({ key, name: stage, number }) => {
      const also = on.filter((one) => one.number > number).map((one) => one.name)
      const what = [stage, ...also].join(', ')
      return {
        key,
        stage,
        label: `Switch off ${stage}`,
        consequence: `${who} of ${name} lose ${what} at once, also in the middle of work. They are told why. Nothing is deleted.`,
      }
    }),
    {
      key: undefined,
      stage: '',
      label: 'Close the organization',
      consequence: `${who} can no longer open ${name}, from their next click on. They are told why. Nothing is deleted, and it can be activated again.`,
    },
  ]
}
