// The pilot as the demo accounts find it: coordinated, trained, with what is still in the way. Everything said here is invented.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { recordMeasure } from '../measures/record-measure.ts'
import type { CoordinatorPart } from '../rollout.contract.ts'
import { keepMilestoneDeadlines } from '../schedule/milestone-deadlines.ts'
import { blockers, coordinators, milestones, waves } from '../tables.ts'
import { findPlaced, type PlacedOrganization, type WaveRow } from '../waves.ts'
import { advanceByFacts } from './states.ts'
import { checks } from './tables.ts'

/** Usernames of the demo accounts. */
const TEAM: Readonly<Record<CoordinatorPart, string>> = {
  lead: 'rollout.coordinator',
  technical: 'platform.admin',
  training: 'trainer',
  support: 'support.agent',
}

const EVIDENCE: Readonly<Record<string, string>> = {
  admin_training: 'Attendance sheets of both days; 6 of 6 administrators.',
  user_training: 'Attendance sheets and the test at the end; MAFAR sent nobody.',
}

const TRAINED: Readonly<Record<string, { value: string; sampleSize: number }>> = {
  MOH: { value: '92', sampleSize: 25 },
  MOLE: { value: '84', sampleSize: 19 },
}

/** Gives the pilot its team and its story, once, and only where the demo accounts are. */
export async function seedPilotRun(scope: PlatformScope): Promise<void> {
  const [wave] = await scope.db
    .select()
    .from(waves)
    .where(
      and(
        eq(waves.number, 1),
        eq(waves.status, 'active'),
        sql`not exists (select from rollout_coordinator) and not exists (select from rollout_blocker)`,
      ),
    )
  const team = wave ? await findTeam(scope) : new Map<CoordinatorPart, string>()
  if (!wave || team.size === 0) return
  await reachMilestones(scope, wave, team)
  const placed = await findPlaced(scope, [wave.id])
  await tellStory(scope, { wave, placed, team })
  // Before anybody coordinates: nobody is told of what was invented, and at a start there is no queue for mail.
  await advanceByFacts(scope, [wave.id])
  await scope.db
    .insert(coordinators)
    .values([...team].map(([part, personId]) => ({ id: randomUUIDv7(), waveId: wave.id, part, personId })))
  await keepMilestoneDeadlines(scope, wave.id)
}

async function findTeam(scope: PlatformScope): Promise<Map<CoordinatorPart, string>> {
  const rows = await scope.db
    .select({ id: people.id, username: people.username })
    .from(people)
    .where(and(inArray(people.username, Object.values(TEAM)), eq(people.isActive, true)))
  const parts = Object.entries(TEAM) as [CoordinatorPart, string][]
  return new Map(
    parts.flatMap(([part, username]) => {
      const found = rows.find((row) => row.username === username)
      return found ? [[part, found.id] as const] : []
    }),
  )
}

async function reachMilestones(
  scope: PlatformScope,
  wave: WaveRow,
  team: ReadonlyMap<CoordinatorPart, string>,
): Promise<void> {
  const of = eq(milestones.waveId, wave.id)
  const training = inArray(milestones.kind, Object.keys(EVIDENCE))
  await scope.db
    .update(milestones)
    .set({ ownerId: team.get('lead') ?? null })
    .where(and(of, isNull(milestones.ownerId)))
  await scope.db
    .update(milestones)
    .set({ ownerId: team.get('training') ?? null })
    .where(and(of, training))
  for (const [kind, evidence] of Object.entries(EVIDENCE))
    await scope.db
      .update(milestones)
      .set({ status: 'done', doneOn: sql`${milestones.dueOn}`, evidence })
      .where(and(of, eq(milestones.kind, kind), lt(milestones.dueOn, today(scope.clock.now()))))
}

interface Story {
  wave: WaveRow
  placed: readonly PlacedOrganization[]
  team: ReadonlyMap<CoordinatorPart, string>
}

async function tellStory(scope: PlatformScope, { wave, placed, team }: Story): Promise<void> {
  const lead = team.get('lead')
  const [named] = lead ? await scope.db.select({ name: people.name }).from(people).where(eq(people.id, lead)) : []
  const noted = { notedOn: wave.startsOn, notedBy: lead ?? null, notedByName: named?.name ?? scope.actor.name }
  for (const { organizationId, code } of placed) {
    const trained = TRAINED[code]
    if (trained)
      await recordMeasure(scope, {
        ...{ criterion: 'training_completion', organizationId, ...trained },
        source: 'Invented for the demo: attendance sheets',
      })
    const note = `Letter of the head of ${code}.`
    await scope.db
      .insert(checks)
      .values({ waveId: wave.id, organizationId, item: 'focal_person', answer: 'yes', note, ...noted })
  }
  const late = placed.find(({ code }) => code === 'MAFAR')
  if (!late) return
  await scope.db.insert(blockers).values({
    ...{
      waveId: wave.id,
      organizationId: late.organizationId,
      severity: 'high',
      ownerId: team.get('training') ?? null,
    },
    ...{ openedByName: scope.actor.name, openedAt: scope.clock.now().toString() },
    title: 'People of MAFAR missed the training of users',
    detail:
      'They were in the field for the planting season. A second training needs a room in Cotabato and two trainers.',
  })
}
