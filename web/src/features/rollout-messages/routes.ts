import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const messagePages = {
  messages: page(places.messages.path, {
    access: 'rollout.message.view',
    title: 'Messages of waves',
    load: () => import('./messages-page.tsx').then((module) => module.MessagesPage),
  }),
  newMessage: page(places.newMessage.path, {
    access: 'rollout.message.send',
    title: 'New message',
    load: () => import('./message-forms.tsx').then((module) => module.NewMessagePage),
  }),
  message: page(places.message.path, {
    access: 'rollout.message.view',
    title: 'Message of a wave',
    load: () => import('./message-page.tsx').then((module) => module.WaveMessagePage),
  }),
  editMessage: page(places.editMessage.path, {
    access: 'rollout.message.send',
    title: 'Change a message',
    load: () => import('./message-forms.tsx').then((module) => module.EditMessagePage),
  }),
}
