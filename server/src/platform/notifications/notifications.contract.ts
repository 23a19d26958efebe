// The inbox of the signed-in person: what happened that concerns them, and how they want to hear of it.
import { type Static, Type } from 'typebox'
import { Body, Choice, Id, Instant, ListOf, ListQuery, Nullable, Text } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const MAIL_CHOICES = ['off', 'at_once', 'digest'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

const Words = (max: number) => Type.String({ maxLength: max })
const TopicName = Type.String({ pattern: '^[a-z][a-z0-9_.]{0,79}$', maxLength: 80 })
/** Code of an organization, or `platform` for what happened above organizations. */
const Place = Type.String({ pattern: '^([A-Z][A-Z0-9-]{1,19}|platform)$', maxLength: 20 })

export const NotificationView = Type.Object({
  id: Id,
  topic: Words(80),
  topicLabel: Words(80),
  title: Words(200),
  text: Words(1000),
  /** Address inside BMMS of what to look at. */
  path: Words(300),
  /** Where it happened; null above organizations. */
  organization: Nullable(Type.Object({ code: Words(20), name: Words(200), accentColor: Words(7) })),
  createdAt: Instant,
  readAt: Nullable(Instant),
})
export type NotificationView = Static<typeof NotificationView>

export const listNotifications = endpoint('GET', '/me/notifications', {
  access: 'signed-in',
  summary: 'Notifications of the signed-in person, newest first; reading them here marks nothing',
  query: ListQuery(['createdAt'], {
    unread: Type.Optional(Type.Boolean()),
    organization: Type.Optional(Place),
    topic: Type.Optional(TopicName),
  }),
  response: ListOf(NotificationView),
})

/** More than a thousand are counted as a thousand. */
const Unread = Type.Object({ unread: Type.Integer() })

export const countNotifications = endpoint('GET', '/me/notifications/count', {
  access: 'signed-in',
  summary: 'How many notifications of the signed-in person are unread, in all organizations',
  response: Unread,
})

export const markNotificationsRead = endpoint('POST', '/me/notifications/read', {
  access: 'signed-in',
  summary: 'Mark notifications as read: the ones named, or all (of a topic or an organization)',
  status: 200,
  body: Body({
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
    all: Type.Optional(Type.Literal(true)),
    topic: Type.Optional(TopicName),
    organization: Type.Optional(Place),
  }),
  response: Unread,
})

const Chosen = { inApp: Type.Boolean(), mail: Choice(MAIL_CHOICES) }

const TopicChoice = Type.Object({
  name: Words(80),
  label: Words(80),
  summary: Words(300),
  /** Too important to switch off: the inbox always shows it. */
  isFixed: Type.Boolean(),
  ...Chosen,
  /** What holds for those who choose nothing. */
  usual: Type.Object(Chosen),
})
export type TopicChoice = Static<typeof TopicChoice>

/** `20:00`, Philippine time; what is not an hour is refused in words by the server. */
const Hour = Text(5)

export const NotificationChoices = Type.Object({
  /** Topics by the module that tells of them. */
  modules: Type.Array(Type.Object({ module: Words(60), topics: Type.Array(TopicChoice) })),
  hours: Type.Object({
    /** No mail goes out from here until there; both or none. */
    quietFrom: Nullable(Words(5)),
    quietUntil: Nullable(Words(5)),
    /** When the daily letter goes out. */
    digestAt: Words(5),
  }),
})
export type NotificationChoices = Static<typeof NotificationChoices>

export const readNotificationChoices = endpoint('GET', '/me/notification-choices', {
  access: 'signed-in',
  summary: 'How the signed-in person wants to hear of each topic, with quiet hours and the hour of the digest',
  response: NotificationChoices,
})

export const chooseNotifications = endpoint('PUT', '/me/notification-choices', {
  access: 'signed-in',
  summary: 'Choose how to hear of the topics named, and the hours of mail',
  body: Body({
    choices: Type.Array(Type.Object({ topic: TopicName, ...Chosen }, { additionalProperties: false }), {
      maxItems: 200,
    }),
    hours: Body({ quietFrom: Nullable(Hour), quietUntil: Nullable(Hour), digestAt: Hour }),
  }),
  response: NotificationChoices,
})
