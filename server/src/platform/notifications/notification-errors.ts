import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const notificationErrors = {
  'notifications.read.nothing': {
    status: 400,
    title: 'Nothing chosen',
    detail: 'Say which notifications you have read: name them, or choose all. Not both at once.',
    path: 'ids',
  },
  'notifications.choice.unknown_topic': {
    status: 400,
    title: 'Unknown topic',
    detail: 'BMMS does not tell of {topic}. Load the page again to see the topics that exist.',
  },
  'notifications.choice.fixed': {
    status: 400,
    title: 'This topic stays in the inbox',
    detail: '"{label}" is too important to switch off in the inbox. You can choose whether it also comes by mail.',
  },
  'notifications.choice.twice': {
    status: 400,
    title: 'One choice a topic',
    detail: 'The topic {topic} was chosen twice. Choose once how you want to hear of it.',
  },
  'notifications.hours.form': {
    status: 400,
    title: 'Not an hour',
    detail: 'Enter an hour of the day from 00:00 to 23:59, for example 20:00.',
  },
  'notifications.hours.both': {
    status: 400,
    title: 'Quiet hours need a beginning and an end',
    detail: 'Enter both hours, or leave both empty to have no quiet hours.',
  },
  'notifications.hours.same': {
    status: 400,
    title: 'Quiet hours of a whole day',
    detail: 'Quiet hours that end when they begin would hold back every mail. Choose another hour, or switch mail off.',
    path: 'hours.quietUntil',
  },
  'notifications.hours.digest_quiet': {
    status: 400,
    title: 'The digest falls into your quiet hours',
    detail: 'No mail goes out from {from} to {until}. Choose an hour outside of them for the digest.',
    path: 'hours.digestAt',
  },
} as const satisfies ErrorTexts

export const failNotification = errorsOf(notificationErrors)

export const notificationConstraints: Record<string, string> = {
  notification_pkey: 'concurrency.duplicate_submission',
  notification_person_fkey: 'record.reference_missing',
  notification_organization_fkey: 'record.reference_missing',
  notification_topic_form: 'record.invalid',
  notification_title_length: 'record.invalid',
  notification_text_length: 'record.invalid',
  notification_path_form: 'record.invalid',
  notification_mail_known: 'record.invalid',
  notification_choice_pkey: 'concurrency.duplicate_submission',
  notification_choice_person_fkey: 'record.reference_missing',
  notification_choice_topic_form: 'record.invalid',
  notification_choice_mail_known: 'record.invalid',
  notification_hours_pkey: 'concurrency.duplicate_submission',
  notification_hours_person_fkey: 'record.reference_missing',
  notification_hours_both: 'notifications.hours.both',
}
