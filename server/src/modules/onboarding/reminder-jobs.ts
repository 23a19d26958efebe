// Writing the letters of reminders, a few at a time; and reminding by itself where the installation asks for it.
import { and, inArray, sql } from 'drizzle-orm'
import { onboardings } from '../../platform/auth/onboarding-table.ts'
import { createPasswordLink, linkIsIn } from '../../platform/auth/password-links.ts'
import { formatInstant } from '../../platform/calendar/manila.ts'
import { inPlatform, type OrganizationRef, type PlatformScope } from '../../platform/database/scope.ts'
import { defineJob } from '../../platform/jobs/define-job.ts'
import { PLATFORM_SENDER } from '../../platform/mail/layout.ts'
import { queueLetter } from '../../platform/mail/queue-mail.ts'
import { findWorkspaces } from '../organizations/module.ts'
import { accountStanding } from '../people/module.ts'
import { narrowedTo, newcomers, stages } from './newcomer-stages.ts'
import { reminderLetter } from './reminder-letter.ts'
import { DAYS_BETWEEN, remindThose, SEND_REMINDERS } from './reminders.ts'

const AT_ONCE = 50

/** May run again after a crash: who has a letter already is left out. */
export const sendReminderLetters = defineJob<{ at: string }>({
  name: SEND_REMINDERS,
  summary: 'Writes the letters of reminders to newcomers',
  expireInSeconds: 3600,
  handle: async ({ database, caller, signal }, { at }) => {
    let after: string | null = '00000000-0000-0000-0000-000000000000'
    while (after !== null && !signal.aborted) {
      const from: string = after
      after = await inPlatform(database, caller, (scope) => writeSome(scope, { at, after: from }))
    }
    signal.throwIfAborted()
  },
})

/** Off unless ONBOARDING_REMINDERS=on. Once a person, three working mornings after the invitation at the earliest. */
export const remindByItself = defineJob({
  name: 'onboarding.remind',
  summary: 'Reminds newcomers who were invited three days ago and are not finished, when switched on',
  cron: '30 9 * * 1-5',
  handle: async ({ database, caller, settings }) => {
    if (!settings.automaticReminders) return
    await inPlatform(database, caller, async (scope) => {
      const limit = scope.clock
        .now()
        .subtract({ hours: DAYS_BETWEEN * 24 })
        .toString()
      await remindThose(
        scope,
        and(narrowedTo({}), sql`s.next <> 'finished' and s.reminders = 0 and s.invited_at <= ${limit}::timestamptz`),
      )
    })
  },
})

/** Writes to the next people of a reminder; answers the last of them, or null when all have their letter. */
async function writeSome(scope: PlatformScope, { at, after }: { at: string; after: string }): Promise<string | null> {
  const { personId } = onboardings
  const waiting = await scope.db
    .select({ personId })
    .from(onboardings)
    .where(
      sql`${onboardings.remindedAt} = ${at}::timestamptz and ${onboardings.reminderMessageId} is null and ${personId} > ${after}`,
    )
    .orderBy(personId)
    .limit(AT_ONCE)
    .for('update', { skipLocked: true })
  const ids = waiting.map((one) => one.personId)
  if (ids.length === 0) return null
  const people = await findUnfinished(scope, ids)
  const places = await findWorkspaces(scope, [...new Set(people.flatMap(({ organization }) => organization ?? []))])
  const standings = await accountStanding(scope, ids)
  for (const person of people) {
    const hasPassword = standings.find((one) => one.personId === person.id)?.hasPassword === true
    await write(scope, { ...person, hasPassword, place: places.find(({ id }) => id === person.organization) })
  }
  return ids.at(-1) ?? null
}

interface Unfinished {
  id: string
  name: string
  email: string
  organization: number | null
  profileDone: boolean
  tourOpen: boolean
  checklistDone: boolean
  [column: string]: unknown
}

async function findUnfinished(scope: PlatformScope, ids: string[]): Promise<Unfinished[]> {
  const { rows } = await scope.db.execute<Unfinished>(sql`select s.person_id as id, s.name, s.email,
      s.organization_id as organization, s.profile_done_at is not null as "profileDone",
      s.tour_state not in ('skipped', 'done') as "tourOpen", s.checklist_done_at is not null as "checklistDone"
    from ${newcomers} where ${and(narrowedTo({}), inArray(stages.personId, ids))} and s.next <> 'finished' and s.is_active`)
  return rows
}

type Reminded = Unfinished & { hasPassword: boolean; place: OrganizationRef | undefined }

async function write(scope: PlatformScope, { id, name, email, hasPassword, place, ...state }: Reminded): Promise<void> {
  const link = hasPassword
    ? null
    : await createPasswordLink(scope, { personId: id, kind: 'invitation', organizationId: place?.id ?? null })
  const messageId = await queueLetter(scope, reminderLetter, {
    to: { address: email, name, personId: id },
    data: {
      name,
      organization: place?.name ?? PLATFORM_SENDER.name,
      url: link?.url ?? `${scope.publicUrl}/me/welcome`,
      validUntil: link && formatInstant(link.expiresAt),
      open: openSteps(state),
    },
    ...(place ? { organization: place } : {}),
  })
  if (link) await linkIsIn(scope, link.id, messageId)
  await scope.db.update(onboardings).set({ reminderMessageId: messageId }).where(sql`${onboardings.personId} = ${id}`)
}

function openSteps(state: Pick<Unfinished, 'profileDone' | 'tourOpen' | 'checklistDone'>): string[] {
  return [
    ...(state.profileDone ? [] : ['Complete your profile']),
    ...(state.tourOpen ? ['Take the short tour'] : []),
    ...(state.checklistDone ? [] : ['Work off the checklist']),
  ]
}
