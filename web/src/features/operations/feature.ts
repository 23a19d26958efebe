// What operations contribute to the shell: background work, messages, health.
import { IconHeartbeat, IconMail, IconMailOff, IconSettingsAutomation } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { operationsPages } from './routes.ts'

export const operations: Feature = {
  module: 'operations',
  label: 'Operations',
  pages: Object.values(operationsPages),
  nav: [
    { label: 'Jobs', icon: IconSettingsAutomation, page: operationsPages.jobs },
    { label: 'Mailbox', icon: IconMail, page: operationsPages.mailbox },
    { label: 'Addresses without mail', icon: IconMailOff, page: operationsPages.suppressions },
    { label: 'System health', icon: IconHeartbeat, page: operationsPages.health },
  ],
}
