// Every message of BMMS with its delivery. Without a mail server this is where messages are read.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listMail,
  type MailSummary,
  readMailFigures,
  sendMailAgain,
  sendMailsAgain,
} from '../../../../server/src/platform/mail/mail.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type BulkAction, type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { MailFiguresPanel } from './mail-figures.tsx'
import { mailStateOptions, mailStatus, recipient, templateName } from './mail-words.ts'

const columns: readonly ListColumn<MailSummary>[] = [
  { name: 'subject', label: 'Subject', render: (mail) => mail.subject },
  { name: 'toAddress', label: 'To', fact: true, render: recipient },
  {
    name: 'state',
    label: 'Delivery',
    fact: true,
    width: 170,
    render: (mail) => <StatusBadge {...mailStatus(mail)} />,
  },
  {
    name: 'createdAt',
    label: 'Written',
    fact: true,
    width: 140,
    render: (mail) => <MomentText value={mail.createdAt} />,
  },
  { name: 'organization', label: 'Organization', width: 130, render: (mail) => mail.organization?.code ?? 'Platform' },
  { name: 'template', label: 'Letter', optional: true, render: (mail) => templateName(mail.template) },
  { name: 'attempts', label: 'Tries', optional: true, kind: 'number', render: (mail) => mail.attempts },
  {
    name: 'sentAt',
    label: 'Sent',
    optional: true,
    render: (mail) => (mail.sentAt ? <MomentText value={mail.sentAt} /> : '–'),
  },
  { name: 'lastError', label: 'Last error', optional: true, render: (mail) => mail.lastError || '–' },
]

/** `/platform/mail`. */
export function MailboxPage() {
  const figures = useQuery(queryFor(readMailFigures))
  const letters = figures.data?.letters ?? []
  return (
    <>
      <PageHeader
        title="Mailbox"
        description="Every message that BMMS writes, with its delivery. Where no mail server is set, messages are kept here and go nowhere else."
      />
      <Stack gap="lg">
        <Loaded query={figures} shape="block">
          {(found) => <MailFiguresPanel figures={found} asOf={new Date(figures.dataUpdatedAt).toISOString()} />}
        </Loaded>
        <div>
          <Title order={2} mb="sm">
            Messages
          </Title>
          <Messages letters={letters.map(({ template, title }) => ({ value: template, label: title }))} />
        </div>
      </Stack>
    </>
  )
}

function Messages({ letters }: { letters: { value: string; label: string }[] }) {
  const list = useList(listMail, { params: {}, sort: '-createdAt' })
  const mayResend = useCan()(sendMailAgain.access)
  const resend = useResend()
  const bulk: BulkAction<MailSummary>[] = [{ label: 'Send again', run: (rows) => void resend(rows) }]
  return (
    <ListPanel
      list={list}
      columns={columns}
      filters={[
        { name: 'state', label: 'Delivery', options: mailStateOptions },
        { name: 'template', label: 'Letter', options: letters },
        {
          name: 'bulk',
          label: 'Goes to',
          options: [
            { value: 'true', label: 'Many' },
            { value: 'false', label: 'One person' },
          ],
        },
      ]}
      noun="message"
      searchLabel="Search subject, name or address"
      rowName={(mail) => mail.subject}
      rowHref={(mail) => hrefOf(places.message, { id: mail.id })}
      {...(mayResend ? { bulk } : {})}
      empty={{
        title: 'No message yet',
        text: 'Each message that BMMS writes to somebody appears here, with its delivery.',
      }}
    />
  )
}

/** Those that cannot be sent again are left, and it says how many. */
function useResend() {
  const send = useAction(sendMailsAgain, { alsoChanges: ['jobs'] })
  return async (rows: readonly MailSummary[]) => {
    try {
      const { queued, left } = await send.mutateAsync({ body: { ids: rows.map(({ id }) => id) } })
      const rest = left > 0 ? ` ${countOf(left, 'message')} left: sent already, on the way, or without text.` : ''
      tell.done(`${countOf(queued, 'message')} put back into the queue.${rest}`)
    } catch (thrown) {
      tell.problem(thrown)
    }
  }
}
