import { everyone, type ModulePolicy } from '../../platform/access/policy.ts'

const readers = ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'support_lead', 'support_agent'] as const

/** Who may see people and change what they may do. */
export const peoplePolicy: ModulePolicy = {
  module: 'people',
  switchable: false,
  policy: {
    'people.member.view': { organization: everyone, platform: readers, words: 'See the members' },
    // Adding, roles (admin and manager included), activity, removal.
    'people.member.manage': {
      organization: ['admin'],
      platform: ['platform_admin'],
      words: 'Add, change and deactivate members',
    },
    // Invitations, links to set a new password, and printed slips.
    'people.invitation.manage': {
      organization: ['admin'],
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'],
      words: 'Invite members and send them links to set a password',
    },
    'people.account.invite': {
      platform: ['platform_admin', 'rollout_manager', 'rollout_coordinator'],
      words: 'Invite anybody and send links to set a password',
    },
    // When and from where somebody signed in: for those who look after accounts.
    'people.sign_in.view': {
      organization: ['admin'],
      platform: ['platform_admin', 'support_lead'],
      words: 'See when members signed in',
    },
    'people.account.sign_ins': { platform: ['platform_admin', 'support_lead'], words: 'See when anybody signed in' },
    // The second person: neither who asked nor whom it concerns.
    'people.role.decide': {
      organization: ['admin'],
      platform: ['platform_admin'],
      words: 'Agree, as the second person, that somebody becomes administrator or manager',
    },
    'people.platform_role.decide': {
      platform: ['platform_admin'],
      words: 'Agree, as the second person, to roles above organizations',
    },
    'people.review.view': {
      organization: ['admin'],
      platform: ['platform_admin'],
      words: 'See and record the access review of the organization',
    },
    'people.platform_review.view': {
      platform: ['platform_admin'],
      words: 'See and record the access review of all organizations',
    },
    'people.privacy.manage': {
      platform: ['platform_admin'],
      words: 'Take out all that is recorded about a person, and erase former people',
    },
    // Above organizations: everybody, and the roles of the platform.
    'people.person.view': { platform: readers, words: 'See everybody with an account' },
    'people.person.manage': { platform: ['platform_admin'], words: 'Create, correct and deactivate accounts' },
  },
}
