import type { Column } from '../documents/columns.ts'
import { type Route, route } from '../http/route.ts'
import { listMail, type MailSummary, readMail, sendMailAgain } from './mail.contract.ts'
import { findMail, getMail, sendAgain } from './mailbox.ts'

const columns: readonly Column<MailSummary>[] = [
  { key: 'created_at', title: 'Written', type: 'instant', value: (mail) => mail.createdAt },
  { key: 'organization', title: 'Organization', type: 'text', value: (mail) => mail.organization?.code ?? '' },
  { key: 'to_name', title: 'To', type: 'text', value: (mail) => mail.toName },
  { key: 'to_address', title: 'Address', type: 'text', value: (mail) => mail.toAddress },
  { key: 'subject', title: 'Subject', type: 'text', value: (mail) => mail.subject },
  { key: 'template', title: 'Kind', type: 'text', value: (mail) => mail.template },
  { key: 'state', title: 'Delivery', type: 'text', value: (mail) => mail.state },
  { key: 'attempts', title: 'Tries', type: 'integer', value: (mail) => mail.attempts },
  { key: 'sent_at', title: 'Sent', type: 'instant', value: (mail) => mail.sentAt },
  { key: 'last_error', title: 'Last error', type: 'text', value: (mail) => mail.lastError },
]

export const mailRoutes: readonly Route[] = [
  route(listMail, (scope, { query }) => findMail(scope, query), { export: { title: 'Messages', columns } }),
  route(readMail, (scope, { params }) => getMail(scope, params.id)),
  route(sendMailAgain, async (scope, { params }) => {
    await sendAgain(scope, params.id)
    return null
  }),
]
