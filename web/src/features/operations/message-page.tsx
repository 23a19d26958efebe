// One message: what it says, to whom, and whether it arrived.
import { useQuery } from '@tanstack/react-query'
import { type MailView, readMail, sendMailAgain } from '../../../../server/src/platform/mail/mail.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LetterFrame, LetterWords } from '../../ui/letter-frame.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage, type RecordTab } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { isSendable, mailStatus, recipient, templateName } from './mail-words.ts'

/** `/platform/mail/:id`. */
export function MessagePage({ params }: { params: { id: string } }) {
  const query = useQuery({
    ...queryFor(readMail, { params }),
    // On its way: it will be sent or fail within moments.
    refetchInterval: ({ state: { data } }) => (data?.state === 'queued' || data?.state === 'sending' ? 3000 : false),
  })
  return <Loaded query={query}>{(mail) => <Message mail={mail} />}</Loaded>
}

function Message({ mail }: { mail: MailView }) {
  const mayResend = useCan()(sendMailAgain.access) && isSendable(mail)
  return (
    <RecordPage
      title={mail.subject}
      kind={templateName(mail.template)}
      back={{ label: 'Mailbox', to: hrefOf(places.mailbox, {}) }}
      status={mailStatus(mail)}
      facts={[
        { label: 'To', value: recipient(mail) },
        { label: 'From', value: mail.organization?.name ?? 'The platform' },
        { label: 'Written', value: formatMoment(mail.createdAt) },
        ...(mail.isBulk ? [{ label: 'Goes', value: 'to many, one after the other' }] : []),
        ...(mail.sentAt ? [{ label: 'Sent', value: formatMoment(mail.sentAt) }] : []),
        ...(mail.deliveredAt ? [{ label: 'Arrived', value: formatMoment(mail.deliveredAt) }] : []),
        ...(mail.bouncedAt ? [{ label: 'Came back', value: formatMoment(mail.bouncedAt) }] : []),
        ...(mail.attempts > 0 ? [{ label: 'Tries', value: mail.attempts }] : []),
      ]}
      tools={mayResend && <SendAgain mail={mail} />}
      notice={<Notices mail={mail} />}
      tabs={tabsOf(mail)}
    />
  )
}

function SendAgain({ mail: { id, state, toAddress } }: { mail: MailView }) {
  const send = useAction(sendMailAgain, { alsoChanges: ['jobs'] })
  return (
    <ConfirmAction
      label="Send again"
      question="Send this message again?"
      consequence={
        state === 'mailbox'
          ? `It goes to ${toAddress} if a mail server is set by now; otherwise it stays here.`
          : `It goes to ${toAddress} as soon as the mail server takes it.`
      }
      onConfirm={() => send.mutateAsync({ params: { id } })}
    />
  )
}

const TROUBLE: Partial<Record<MailView['state'], string>> = {
  suppressed: 'It was not sent',
  bounced: 'It came back',
  sent: 'What the mail server said since',
}

function Notices({ mail: { state, lastError, isConfidential, body } }: { mail: MailView }) {
  const kept = state === 'mailbox'
  return (
    <>
      {kept && (
        <Note title="This message went nowhere">
          No mail server is set, so it is kept here to be read or passed on.
        </Note>
      )}
      {lastError && (
        <Note title={TROUBLE[state] ?? 'The last try failed'} tone="warn">
          {lastError}
        </Note>
      )}
      {isConfidential && body && (
        <Note title="Confidential" tone="warn">
          It holds a one-time link. Whoever follows it acts as the person it was written to: never pass it to somebody
          else.
        </Note>
      )}
    </>
  )
}

function tabsOf({ subject, body, withheld }: MailView): readonly [RecordTab, ...RecordTab[]] {
  if (!body) return [{ name: 'text', label: 'Text', content: <Withheld reason={withheld} /> }]
  return [
    { name: 'text', label: 'Text', content: <LetterWords text={body.text} /> },
    {
      name: 'sent',
      label: 'As the mail program shows it',
      content: <LetterFrame title={subject} html={body.html} />,
    },
  ]
}

function Withheld({ reason }: { reason: MailView['withheld'] }) {
  if (reason === 'confidential') {
    return (
      <EmptyState title="The text is confidential">
        It holds a one-time link, which only a platform administrator may see. You see here that the message was sent,
        when, and to whom.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="The text was removed">
      It held a one-time link, and was removed when the message was delivered. To send a new one, start the same step
      again.
    </EmptyState>
  )
}
