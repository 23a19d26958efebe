import { IconSend } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { messagePages } from './routes.ts'

export const rolloutMessages: Feature = {
  module: 'rollout',
  label: 'Rollout support',
  pages: Object.values(messagePages),
  nav: [{ label: 'Messages of waves', icon: IconSend, page: messagePages.messages }],
}
