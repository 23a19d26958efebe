import { everyone, type ModulePolicy, type PlatformRole } from '../../platform/access/policy.ts'

const oversight: readonly PlatformRole[] = ['ocm_viewer', 'ocm_analyst', 'ocm_executive']
const team: readonly PlatformRole[] = ['platform_admin', 'rollout_manager', 'rollout_coordinator', 'trainer']
const support: readonly PlatformRole[] = ['support_agent', 'support_lead']
const managers: readonly PlatformRole[] = ['platform_admin', 'rollout_manager']
const workers: readonly PlatformRole[] = ['platform_admin', 'rollout_manager', 'rollout_coordinator']
const onlookers = [...team, ...support, ...oversight]

/** Who plans, runs, watches and decides the rollout. The Chief Minister's office sees all and signs gates. */
export const rolloutPolicy: ModulePolicy = {
  module: 'rollout',
  switchable: false,
  policy: {
    'rollout.progress.view': { organization: everyone, words: 'See how far the organization is in the rollout' },
    'rollout.plan.view': { platform: onlookers, words: 'See plans of waves' },
    'rollout.plan.prepare': { platform: managers, words: 'Prepare plans of waves' },
    'rollout.plan.publish': { platform: managers, words: 'Publish a plan of waves' },
    'rollout.wave.view': { platform: onlookers, words: 'See waves, milestones and blockers' },
    'rollout.wave.manage': { platform: workers, words: 'Schedule waves and appoint their coordinators' },
    'rollout.wave.work': { platform: [...team, 'support_lead'], words: 'Report milestones, states and blockers' },
    'rollout.wave.control': { platform: managers, words: 'Start, pause, resume and cancel waves' },
    'rollout.measure.record': { platform: [...team, 'support_lead'], words: 'Record measurements of the rollout' },
    'rollout.gate.view': { platform: onlookers, words: 'See gates and sign-offs' },
    'rollout.gate.prepare': { platform: workers, words: 'Prepare gates and sign-offs' },
    'rollout.gate.decide': { platform: [...managers, 'ocm_executive'], words: 'Sign gates and sign-offs' },
    'rollout.rollback.view': { platform: [...managers, ...oversight], words: 'See rollbacks of data' },
    'rollout.rollback.prepare': { platform: managers, words: 'Prepare rollbacks of data' },
    'rollout.rollback.approve': { platform: [...managers, 'ocm_executive'], words: 'Approve rollbacks of data' },
    'rollout.organization.activate': { platform: managers, words: 'Activate organizations, by stage and by share' },
    'rollout.capacity.view': { platform: [...managers, ...oversight], words: 'See how much capacity is needed' },
    'rollout.capacity.manage': { platform: managers, words: 'Plan capacity' },
    'rollout.risk.view': { platform: onlookers, words: 'See the register of risks' },
    'rollout.risk.manage': { platform: workers, words: 'Keep the register of risks' },
    'rollout.message.view': { platform: onlookers, words: 'See the messages of waves' },
    'rollout.message.send': { platform: workers, words: 'Write and send the messages of waves' },
    'rollout.report.view': { platform: onlookers, words: 'See reports of the rollout' },
    'rollout.report.prepare': { platform: workers, words: 'Prepare the completion report' },
  },
}
