import type { Column } from '../documents/columns.ts'
import { type Route, route } from '../http/route.ts'
import type { LetterDefinition } from './define-letter.ts'
import {
  listMail,
  type MailSummary,
  readMail,
  readMailFigures,
  sendMailAgain,
  sendMailsAgain,
} from './mail.contract.ts'
import { countMail } from './mail-figures.ts'
import { mailHookRoute } from './mail-hook.ts'
import { findMail, getMail, sendAgain, sendManyAgain } from './mailbox.ts'
import { addSuppression, listSuppressions, removeSuppression, type Suppression } from './suppressions.contract.ts'
import { findSuppressions, suppressByHand, unsuppress } from './suppressions.ts'

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

const suppressionColumns: readonly Column<Suppression>[] = [
  { key: 'address', title: 'Address', type: 'text', value: (one) => one.address },
  { key: 'reason', title: 'Reason', type: 'text', value: (one) => one.reason },
  { key: 'bulk_only', title: 'Bulk mail only', type: 'text', value: (one) => (one.bulkOnly ? 'yes' : 'no') },
  { key: 'note', title: 'Note', type: 'text', value: (one) => one.note },
  { key: 'added_at', title: 'Since', type: 'instant', value: (one) => one.addedAt },
  { key: 'added_by', title: 'Added by', type: 'text', value: (one) => one.addedBy ?? '' },
]

/** The mailbox, and the addresses that get no mail; `letters` give messages their names. */
export function mailRoutes(letters: readonly LetterDefinition[]): Route[] {
  return [
    route(listMail, (scope, { query }) => findMail(scope, query), { export: { title: 'Messages', columns } }),
    route(readMailFigures, (scope) => countMail(scope, letters)),
    route(readMail, (scope, { params }) => getMail(scope, params.id)),
    route(sendMailAgain, async (scope, { params }) => {
      await sendAgain(scope, params.id)
      return null
    }),
    route(sendMailsAgain, (scope, { body }) => sendManyAgain(scope, body.ids)),
    route(listSuppressions, (scope, { query }) => findSuppressions(scope, query), {
      export: { title: 'Addresses without mail', columns: suppressionColumns },
    }),
    route(addSuppression, async (scope, { body }) => {
      await suppressByHand(scope, body)
      return null
    }),
    route(removeSuppression, async (scope, { body }) => {
      await unsuppress(scope, body)
      return null
    }),
    mailHookRoute,
  ]
}
