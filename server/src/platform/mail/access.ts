import type { ModulePolicy } from '../access/policy.ts'

export const mailPolicy: ModulePolicy = {
  module: 'operations',
  switchable: false,
  policy: {
    'operations.mail.view': {
      platform: ['platform_admin', 'support_lead', 'support_agent'],
      words: 'See which messages were sent',
    },
    // A one-time link opens somebody's account: support staff see that it was sent, not the link.
    'operations.mail.open_confidential': { platform: ['platform_admin'], words: 'Open messages with one-time links' },
    'operations.mail.send_again': { platform: ['platform_admin', 'support_lead'], words: 'Send messages again' },
    'operations.suppression.view': {
      platform: ['platform_admin', 'support_lead', 'support_agent'],
      words: 'See which addresses get no mail',
    },
    'operations.suppression.manage': {
      platform: ['platform_admin', 'support_lead'],
      words: 'Decide which addresses get no mail',
    },
    'mail.text.manage': {
      organization: ['admin'],
      platform: ['platform_admin'],
      words: 'Write the texts of the organization in letters',
    },
    'mail.platform_text.manage': { platform: ['platform_admin'], words: 'Write the texts of the platform in letters' },
  },
}
