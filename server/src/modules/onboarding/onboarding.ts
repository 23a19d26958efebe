// What a newcomer does on the way, and how the whole of it is shown.
import { sql } from 'drizzle-orm'
import { onboardings } from '../../platform/auth/onboarding-table.ts'
import { inPlatform, type PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { House } from '../../platform/http/route.ts'
import { type DeclaredItem, itemsFor, judgeChecklist } from './checklist.ts'
import { findTracking } from './consents.ts'
import { fail } from './errors.ts'
import { findNewcomer, type Newcomer, noteOnWay } from './newcomer.ts'
import type { ChecklistEntry, noteTour, Onboarding, OnboardingAnswer, tickItem } from './onboarding.contract.ts'
import { profileOf } from './profile.ts'

/** Notes how the tour stands. Where it was left is kept only with consent; the browser remembers it otherwise. */
export async function keepTour(scope: PlatformScope, { body }: Input<typeof noteTour>): Promise<Newcomer> {
  const { state } = body
  const tracked = (await findTracking(scope, scope.actor.id)) === true
  const now = scope.clock.now().toString()
  // Walking it once more for pleasure does not undo that it was done.
  const kept = sql`case when ${onboardings.tourState} = 'done' then 'done' else ${state} end`
  return noteOnWay(scope, {
    tourState: kept,
    tourStep: tracked && state !== 'done' ? body.step : 0,
    ...(state === 'done' ? { tourDoneAt: sql`coalesce(${onboardings.tourDoneAt}, ${now}::timestamptz)` } : {}),
    putAsideAt: null,
  })
}

/** Ticks an item that cannot be known by itself. Fails with onboarding.checklist.unknown_item or by_itself. */
export async function tick(
  scope: PlatformScope,
  { body }: Input<typeof tickItem>,
  items: readonly DeclaredItem[],
): Promise<Newcomer> {
  const newcomer = (await findNewcomer(scope)) ?? fail('onboarding.not_a_newcomer')
  const item = itemsFor(items, newcomer.place).find(({ key }) => key === body.key)
  if (!item) return fail('onboarding.checklist.unknown_item')
  if (item.isDone) fail('onboarding.checklist.by_itself')
  const others = sql`array_remove(${onboardings.checklist}, ${body.key})`
  const checklist = body.done ? sql`array_append(${others}, ${body.key}::text)` : others
  return noteOnWay(scope, {
    checklist,
    ...(body.done ? {} : { checklistDoneAt: null }),
  })
}

export function putAside(scope: PlatformScope): Promise<Newcomer> {
  return noteOnWay(scope, { putAsideAt: scope.clock.now().toString() })
}

export function resume(scope: PlatformScope): Promise<Newcomer> {
  return noteOnWay(scope, { putAsideAt: null })
}

/**
 * The newcomer's view. Facts are looked up outside of the request's transaction; when they complete the checklist, its
 * day is noted then and there, since facts come about anywhere in BMMS.
 */
export async function describeOnboarding(
  newcomer: Newcomer | undefined,
  items: readonly DeclaredItem[],
  { scope, house }: { scope: PlatformScope; house: Pick<House, 'database'> },
): Promise<OnboardingAnswer> {
  if (!newcomer) return { onboarding: null }
  const checklist = await judgeChecklist(newcomer, items, { scope, house })
  const isComplete = checklist.every(({ isDone }) => isDone)
  if (isComplete && newcomer.row.checklistDoneAt === null) {
    await inPlatform(house.database, { actor: scope.actor, requestId: scope.requestId }, (own) =>
      noteOnWay(own, { checklistDoneAt: own.clock.now().toString() }),
    )
  }
  return { onboarding: viewOf(newcomer, checklist) }
}

function viewOf({ row, person, place, tracking }: Newcomer, checklist: ChecklistEntry[]): Onboarding {
  const isProfileDone = row.profileDoneAt !== null
  const isTourSettled = row.tourState === 'done' || row.tourState === 'skipped'
  const parts = [isProfileDone, isTourSettled, ...checklist.map(({ isDone }) => isDone)]
  const done = parts.filter(Boolean).length
  return {
    done,
    total: parts.length,
    isFinished: done === parts.length,
    isPutAside: row.putAsideAt !== null,
    isNew: !isProfileDone && row.tourState === 'new' && row.checklist.length === 0 && row.putAsideAt === null,
    passwordSetAt: row.firstSignedInAt,
    profile: { isDone: isProfileDone, ...profileOf(person, place) },
    tour: { state: row.tourState, step: row.tourStep },
    checklist,
    tracking,
  }
}
