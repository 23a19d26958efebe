// What every newcomer sets up, whatever the modules.
import { eq, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { ChecklistItem } from '../../platform/module.ts'

export const ownItems: readonly ChecklistItem[] = [
  {
    key: 'onboarding.second_step',
    label: 'Set up two-factor sign-in',
    help: 'A code from your phone beside the password, so that a stolen password is not enough.',
    roles: 'everybody',
    path: '/account/security',
    isDone: async ({ db }, personId) => {
      const [person] = await db.select({ isOn: people.twoFactorEnabled }).from(people).where(eq(people.id, personId))
      return person?.isOn === true
    },
  },
  {
    key: 'onboarding.notifications',
    label: 'Choose how you want to be notified',
    help: 'In BMMS, by mail at once, or once a day; and the hours in which no mail comes.',
    roles: 'everybody',
    path: '/account/notifications',
    isDone: async ({ db }, personId) => {
      const { rows } = await db.execute(sql`select from notification_choice where person_id = ${personId}
        union all select from notification_hours where person_id = ${personId} limit 1`)
      return rows.length > 0
    },
  },
]
