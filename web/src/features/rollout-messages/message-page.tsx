// One message of a wave: its words as organizations get them, its audience, its letters.
import { List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  cancelMessage,
  type MessageRecord,
  MOMENT_WORDS,
  PLACEHOLDERS,
  previewMessage,
  readMessage,
  sendMessage,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import { listenToRollout } from '../../../../server/src/modules/rollout/watch/live.contract.ts'
import { ROLE_WORDS } from '../../../../server/src/platform/access/roles.contract.ts'
import { useLive } from '../../api/live.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Details } from '../../ui/details.tsx'
import { LetterFrame } from '../../ui/letter-frame.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { MessageLetters } from './message-letters.tsx'
import { lettersWords, messageBadge } from './words.ts'

/** `/platform/rollout/messages/:id`. */
export function WaveMessagePage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readMessage, { params }))
  // Letters are written one after the other, and each is sent on its own.
  useLive(listenToRollout, [['rollout']])
  return <Loaded query={query}>{(message) => <Message message={message} />}</Loaded>
}

const CANCEL = { action: 'cancel', label: 'Cancel', to: 'cancelled', comment: 'required', refusal: null }

function Message({ message }: { message: MessageRecord }) {
  const { id, subject, moment, wave, waveName, dueOn, sentAt, sentBy, status, statusReason, version, letters } = message
  const drop = useAction(cancelMessage)
  const mayWrite = useCan()('rollout.message.send') && status === 'planned'
  return (
    <RecordPage
      title={subject}
      kind={MOMENT_WORDS[moment]}
      back={{ label: 'Messages of waves', to: hrefOf(places.messages, {}) }}
      status={messageBadge(message)}
      facts={[
        { label: 'Wave', value: `${wave}: ${waveName}` },
        { label: 'Due', value: formatDay(dueOn) },
        ...(sentAt ? [{ label: 'Sent', value: `${formatMoment(sentAt)} by ${sentBy}` }] : []),
        ...(letters > 0 ? [{ label: 'Letters', value: lettersWords(message) }] : []),
      ]}
      tools={mayWrite && <Tools message={message} />}
      actions={mayWrite ? [CANCEL] : []}
      consequence={() => 'It leaves the plan and is not sent. Its words stay readable.'}
      onAct={(_, reason) => drop.mutateAsync({ params: { id }, body: { reason, version } })}
      notice={
        status === 'cancelled' && (
          <Note tone="neutral" title="Cancelled">
            {statusReason}
          </Note>
        )
      }
      tabs={[
        { name: 'words', label: 'As it is read', content: <Preview message={message} /> },
        { name: 'audience', label: 'Audience', content: <Audience message={message} /> },
        { name: 'letters', label: 'Letters', count: letters, content: <MessageLetters id={id} /> },
      ]}
    />
  )
}

function Tools({ message }: { message: MessageRecord }) {
  const { id, version, audience, wave } = message
  const send = useAction(sendMessage, { alsoChanges: ['jobs'] })
  const people = audience.reduce((sum, one) => sum + one.people, 0)
  const where = countOf(audience.filter((one) => one.people > 0).length, 'organization')
  return (
    <>
      <ConfirmAction
        label="Send now"
        variant="filled"
        question={`Send this message to ${countOf(people, 'person', 'people')}?`}
        consequence={`${countOf(people, 'member')} in ${where} of wave ${wave} get a letter each. It cannot be called back.`}
        refusal={people === 0 ? 'Nobody in the audience has a mail address yet.' : null}
        onConfirm={async () => {
          await send.mutateAsync({ params: { id }, body: { version } })
          tell.done('The letters leave one after the other.')
        }}
      />
      <ActionButton variant="default" to={hrefOf(places.editMessage, { id })}>
        Change
      </ActionButton>
    </>
  )
}

function Preview({ message: { id, audience } }: { message: MessageRecord }) {
  const [organization, setOrganization] = useState(audience[0]?.code ?? '')
  const query = useQuery({
    ...queryFor(previewMessage, { params: { id }, query: organization ? { organization } : {} }),
    enabled: audience.length > 0,
  })
  if (audience.length === 0) return <Text>The wave has no organizations yet, so there is nobody to show it for.</Text>
  return (
    <Stack>
      <ChoiceField
        label="As it is read in"
        maw="28rem"
        data={audience.map(({ code, name }) => ({ value: code, label: name }))}
        value={organization}
        onChange={setOrganization}
      />
      <Loaded query={query} shape="block">
        {({ subject, html, missing }) => (
          <>
            {missing.length > 0 && (
              <Note tone="warn" title="Still open">
                It names what the wave does not have yet:{' '}
                {missing.map((name) => PLACEHOLDERS[name as keyof typeof PLACEHOLDERS].toLowerCase()).join(', ')}.
              </Note>
            )}
            <Text fw={600}>{subject}</Text>
            <LetterFrame title={subject} html={html} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Audience({ message: { audience, suppressed, roles, codes, sendsItself } }: { message: MessageRecord }) {
  return (
    <Stack>
      <Details
        items={[
          {
            label: 'Roles',
            value: roles.length === 0 ? 'Everybody' : roles.map((role) => ROLE_WORDS[role]).join(', '),
          },
          { label: 'Organizations', value: codes.length === 0 ? 'All of the wave' : codes.join(', ') },
          { label: 'Leaves', value: sendsItself ? 'By itself, on the morning of its day' : 'When somebody sends it' },
          { label: 'Without mail', value: suppressed === 0 ? 'Nobody' : countOf(suppressed, 'person', 'people') },
        ]}
      />
      <List>
        {audience.map(({ code, name, people }) => (
          <List.Item key={code}>
            {name}: {countOf(people, 'person', 'people')}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}
