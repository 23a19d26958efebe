const messages = '/platform/rollout/messages'

export const places = {
  messages: { path: messages },
  newMessage: { path: `${messages}/new` },
  message: { path: `${messages}/:id` },
  editMessage: { path: `${messages}/:id/edit` },
} as const
