// The register starts with the ten risks of the rollout plan (phase 8, task 9.2 and 9.3; where that plan stops at the
// fifth, mitigation and contingency are ours).
import { sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { risks } from './tables.ts'

const [LOW, MEDIUM, HIGH] = [1, 2, 3]

const TOP_TEN = [
  {
    title: 'System outage during the rollout',
    category: 'technical',
    ...{ probability: HIGH, impact: HIGH },
    mitigation: 'Standby server, automatic failover, backups that are restored for practice.',
    contingency: 'Team on call, incident plan, pause of the wave.',
  },
  {
    title: 'Critical defect that affects all users',
    category: 'technical',
    ...{ probability: HIGH, impact: HIGH },
    mitigation: 'Automatic tests, acceptance tests, gradual activation of modules.',
    contingency: 'Corrected release the same day, kill switch of the module, rollback plan.',
  },
  {
    title: 'Performance degrades as organizations join',
    category: 'technical',
    ...{ probability: HIGH, impact: MEDIUM },
    mitigation: 'Capacity plan ahead of each wave, load tests, monitoring.',
    contingency: 'More capacity, smaller waves, pause of the next wave.',
  },
  {
    title: 'Help desk is overwhelmed',
    category: 'support',
    ...{ probability: HIGH, impact: MEDIUM },
    mitigation: 'Staffing by wave, articles for the frequent questions, coordinators in each organization.',
    contingency: 'Agents borrowed from trainers, fewer organizations in the next wave.',
  },
  {
    title: 'Few people use BMMS (below 50 %)',
    category: 'adoption',
    ...{ probability: MEDIUM, impact: HIGH },
    mitigation: 'Good training, sponsorship of the head of each organization.',
    contingency: 'Visits, a date from which papers are no longer accepted.',
  },
  {
    title: 'Training of a wave is late',
    category: 'training',
    ...{ probability: MEDIUM, impact: MEDIUM },
    mitigation: 'Trainers and rooms booked before the wave starts, recordings of all sessions.',
    contingency: 'Second session, go-live moves within the wave.',
  },
  {
    title: 'Key people are not available',
    category: 'timeline',
    ...{ probability: MEDIUM, impact: MEDIUM },
    mitigation: 'A deputy for each coordinator, calendar of leave and holidays.',
    contingency: 'Coordinator of another wave takes over.',
  },
  {
    title: 'Organization resists BMMS',
    category: 'adoption',
    ...{ probability: MEDIUM, impact: MEDIUM },
    mitigation: 'Head of the organization is asked early, own people train their colleagues.',
    contingency: 'Office of the Chief Minister talks with the head; the organization moves to a later wave.',
  },
  {
    title: 'Data is corrupted',
    category: 'data',
    ...{ probability: LOW, impact: HIGH },
    mitigation: 'Hourly backups, constraints in the database, change log.',
    contingency: 'Restore from backup, rollback of the organization, reconciliation.',
  },
  {
    title: 'Security breach',
    category: 'data',
    ...{ probability: LOW, impact: HIGH },
    mitigation: 'Isolation in the database, second step of sign-in, penetration test before wave 2.',
    contingency: 'Incident plan, sessions ended, people told within the time of the Data Privacy Act.',
  },
]

/** Fills an empty register; the first review is in a week. */
export async function seedRisks(scope: PlatformScope): Promise<void> {
  const { rows } = await scope.db.execute(sql`select from rollout_risk limit 1`)
  if (rows.length > 0) return
  const reviewOn = Temporal.PlainDate.from(today(scope.clock.now())).add({ days: 7 }).toString()
  await scope.db.insert(risks).values(TOP_TEN.map((risk) => ({ ...risk, reviewOn })))
}
