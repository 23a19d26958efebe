// What the watch over the rollout tells people.
import { defineTopic } from '../../../platform/notifications/define-topic.ts'

export const escalationTopic = defineTopic({
  name: 'rollout.escalation',
  label: 'Escalated blockers',
  summary: 'A critical blocker is open for longer than 4 hours. Its mail comes at once, also in quiet hours.',
  isFixed: true,
  isForStaff: true,
  mail: 'at_once',
})

export const dailyReportTopic = defineTopic({
  name: 'rollout.daily_report',
  label: 'Daily report of the rollout',
  summary: 'What was done, what is due and what stands in the way; at 08:00 on working days.',
  isForStaff: true,
  mail: 'at_once',
})

export const weeklyReportTopic = defineTopic({
  name: 'rollout.weekly_report',
  label: 'Weekly report of the rollout',
  summary: 'How the rollout stands, with the forecast of its end; on Monday at 08:00.',
  isForStaff: true,
  mail: 'at_once',
})

export const watchTopics = [escalationTopic, dailyReportTopic, weeklyReportTopic]
