import type { ModulePolicy } from '../access/policy.ts'

export const mailPolicy: ModulePolicy = {
  module: 'operations',
  switchable: false,
  policy: {
    'operations.mail.view': { platform: ['platform_admin', 'support_lead', 'support_agent'] },
    // A one-time link opens somebody's account: support staff see that it was sent, not the link.
    'operations.mail.open_confidential': { platform: ['platform_admin'] },
    'operations.mail.send_again': { platform: ['platform_admin', 'support_lead'] },
    'operations.suppression.view': { platform: ['platform_admin', 'support_lead', 'support_agent'] },
    'operations.suppression.manage': { platform: ['platform_admin', 'support_lead'] },
    'mail.text.manage': { organization: ['admin'], platform: ['platform_admin'] },
    'mail.platform_text.manage': { platform: ['platform_admin'] },
  },
}
