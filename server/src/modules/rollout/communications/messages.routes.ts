import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { findMessageLetters, findMessages, getMessage, showMessage } from './find-messages.ts'
import { changeMessage, dropMessage, planMessage, prepareWave, sendNow } from './keep-messages.ts'
import {
  addMessage,
  cancelMessage,
  editMessage,
  listMessageLetters,
  listMessages,
  MESSAGE_STATUS_WORDS,
  type MessageLetter,
  type MessageSummary,
  MOMENT_WORDS,
  prepareMessages,
  previewMessage,
  readMessage,
  sendMessage,
} from './messages.contract.ts'

const columns: readonly Column<MessageSummary>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: (message) => message.wave },
  { key: 'moment', title: 'When', type: 'text', value: (message) => MOMENT_WORDS[message.moment] },
  { key: 'subject', title: 'Subject', type: 'text', value: (message) => message.subject },
  { key: 'due_on', title: 'Due', type: 'date', value: (message) => message.dueOn },
  { key: 'status', title: 'Status', type: 'text', value: (message) => MESSAGE_STATUS_WORDS[message.status] },
  { key: 'sent_at', title: 'Sent', type: 'instant', value: (message) => message.sentAt },
  { key: 'letters', title: 'Letters', type: 'integer', value: (message) => message.letters },
  { key: 'delivered', title: 'Delivered', type: 'integer', value: (message) => message.delivered },
  { key: 'failed', title: 'Failed', type: 'integer', value: (message) => message.failed },
]

const letterColumns: readonly Column<MessageLetter>[] = [
  { key: 'name', title: 'Name', type: 'text', value: (letter) => letter.name },
  { key: 'address', title: 'Address', type: 'text', value: (letter) => letter.address },
  { key: 'organization', title: 'Organization', type: 'text', value: (letter) => letter.organization },
  { key: 'state', title: 'State', type: 'text', value: (letter) => letter.state },
  { key: 'sent_at', title: 'Sent', type: 'instant', value: (letter) => letter.sentAt },
]

export const messageRoutes: readonly Route[] = [
  route(listMessages, findMessages, { export: { title: 'Messages of the rollout', columns } }),
  route(prepareMessages, prepareWave),
  route(addMessage, planMessage),
  route(readMessage, (scope, { params }) => getMessage(scope, params.id)),
  route(editMessage, changeMessage),
  route(previewMessage, showMessage),
  route(sendMessage, sendNow),
  route(cancelMessage, dropMessage),
  route(listMessageLetters, findMessageLetters, { export: { title: 'Letters of a message', columns: letterColumns } }),
]
