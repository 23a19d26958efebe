// Every newcomer with all stages, as SQL. Reads what other parts keep (links, messages, places) in one statement, so that
// 50,000 people take one pass each; the report counts these rows, the list shows them, reminders choose among them.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { boolean, integer, pgView, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/columns.ts'
import type { NextStep, Stage } from './report.contract.ts'

/**
 * One row a person who was brought in: invited, or waiting for it; whoever came in another way is not on this way. Whoever signed in has opened a way in, and whoever opened it has received it: paper slips and lost
 * receipts do not leave holes. A skipped tour is settled, though not done.
 */
export const newcomers = sql`(
  select p.id as person_id, p.name, p.username, p.email, p.is_active, p.erased_at, p.two_factor_enabled,
    o.wave, place.id as organization_id, place.code as organization_code, place.name as organization_name,
    o.invited_at, o.first_signed_in_at, o.last_signed_in_at, o.profile_done_at, o.tour_state, o.tour_step, o.tour_done_at,
    o.checklist_done_at, o.reminded_at, o.reminder_message_id, o.reminders, way.opened_at,
    coalesce(way.has_arrived or way.opened_at is not null, false) or o.first_signed_in_at is not null as is_delivered,
    coalesce(way.last_state = 'bounced', false) and way.opened_at is null and o.first_signed_in_at is null as has_bounced,
    way.opened_at is not null or o.first_signed_in_at is not null as is_opened,
    case
      when o.checklist_done_at is not null and o.profile_done_at is not null and o.tour_state in ('skipped', 'done') then 'finished'
      when o.first_signed_in_at is null then case
        when way.opened_at is not null then 'sign_in'
        when way.has_arrived then 'link'
        when o.invited_at is not null then 'delivery'
        else 'invitation' end
      when o.profile_done_at is null then 'profile'
      when o.tour_state not in ('skipped', 'done') then 'tour'
      else 'checklist' end as next
  from onboarding o
  join person p on p.id = o.person_id
  left join (
    select l.person_id, min(l.opened_at) as opened_at, bool_or(m.state in ('sent', 'mailbox')) as has_arrived,
      (array_agg(m.state order by l.created_at desc) filter (where m.state is not null))[1] as last_state
    from password_link l left join mail_message m on m.id = l.message_id
    where l.kind <> 'reset' group by l.person_id) way on way.person_id = o.person_id
  left join (
    select m.person_id, min(m.organization_id) as organization_id from membership m where m.is_active group by m.person_id) member
    on member.person_id = o.person_id
  left join organization place on place.id = coalesce(p.primary_organization, member.organization_id)
  where o.invited_at is not null or o.first_signed_in_at is null
) s`

/** Columns of these rows. */
export const stages = pgView('s', {
  personId: uuid('person_id').notNull(),
  name: text('name').notNull(),
  username: text('username').notNull(),
  email: text('email').notNull(),
  organizationCode: text('organization_code'),
  wave: integer('wave'),
  next: text('next').$type<NextStep>().notNull(),
  hasBounced: boolean('has_bounced').notNull(),
  invitedAt: instant('invited_at'),
  openedAt: instant('opened_at'),
  firstSignedInAt: instant('first_signed_in_at'),
  lastSignedInAt: instant('last_signed_in_at'),
  profileDoneAt: instant('profile_done_at'),
  tourDoneAt: instant('tour_done_at'),
  checklistDoneAt: instant('checklist_done_at'),
  remindedAt: instant('reminded_at'),
  reminders: integer('reminders').notNull(),
}).existing()

const REACHED: Readonly<Record<Stage, SQL>> = {
  invited: sql`s.invited_at is not null`,
  delivered: sql`s.is_delivered`,
  bounced: sql`s.has_bounced`,
  opened: sql`s.is_opened`,
  signed_in: sql`s.first_signed_in_at is not null`,
  profile_done: sql`s.profile_done_at is not null`,
  tour_done: sql`s.tour_done_at is not null`,
  checklist_done: sql`s.checklist_done_at is not null`,
}

/** Counts of a group of these rows. */
export const stageCounts = sql`jsonb_build_object('people', count(*)::int, ${sql.join(
  Object.entries(REACHED).map(
    ([stage, reached]) =>
      sql`${sql.raw(`'${stage.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())}'`)}, count(*) filter (where ${reached})::int`,
  ),
  sql`, `,
)})`

export interface Narrowing {
  organization?: string | undefined
  wave?: number | undefined
  batch?: string | undefined
  stage?: Stage | undefined
  next?: NextStep | undefined
}

/** Whom a figure, a list or a reminder is about. */
export function narrowedTo({ organization, wave, batch, stage, next }: Narrowing): SQL | undefined {
  return and(
    sql`s.erased_at is null`,
    organization ? eq(stages.organizationCode, organization) : undefined,
    wave ? eq(stages.wave, wave) : undefined,
    batch
      ? sql`exists (select from import_row r where r.record_id = s.person_id and r.batch_id = ${batch})`
      : undefined,
    stage ? REACHED[stage] : undefined,
    next ? eq(stages.next, next) : undefined,
  )
}
