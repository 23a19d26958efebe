// The pilot of a new database has its milestones from the start.
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { milestones, waves } from '../tables.ts'
import { placeMilestones } from './shift-milestones.ts'

/** Places the milestones of the pilot over its own dates, once; the kickoff of a pilot that runs has been. */
export async function seedPilotMilestones(scope: PlatformScope): Promise<void> {
  const [pilot] = await scope.db
    .select()
    .from(waves)
    .where(and(eq(waves.number, 1), sql`not exists (select from rollout_milestone)`))
  if (!pilot) return
  await placeMilestones(scope, pilot.id)
  await scope.db
    .update(milestones)
    .set({ status: 'done', doneOn: sql`${waves.startedOn}`, note: 'The wave has begun.' })
    .from(waves)
    .where(
      and(
        eq(waves.id, milestones.waveId),
        eq(waves.id, pilot.id),
        eq(milestones.kind, 'kickoff'),
        isNotNull(waves.startedOn),
      ),
    )
}
