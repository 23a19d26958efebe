// Every message of BMMS with its delivery. Without a mail server this is where messages are read.
import { listMail, type MailSummary } from '../../../../server/src/platform/mail/mail.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
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
  { name: 'template', label: 'Kind', optional: true, render: (mail) => templateName(mail.template) },
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
  const list = useList(listMail, { params: {}, sort: '-createdAt' })
  return (
    <ListPage
      title="Mailbox"
      description="Every message that BMMS writes, with its delivery. Where no mail server is set, messages are kept here and go nowhere else."
      list={list}
      columns={columns}
      filters={[{ name: 'state', label: 'Delivery', options: mailStateOptions }]}
      noun="message"
      searchLabel="Search subject, name or address"
      rowName={(mail) => mail.subject}
      rowHref={(mail) => hrefOf(places.message, { id: mail.id })}
      empty={{
        title: 'No message yet',
        text: 'Each message that BMMS writes to somebody appears here, with its delivery.',
      }}
    />
  )
}
