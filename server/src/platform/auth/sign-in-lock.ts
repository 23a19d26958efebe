// Lock-out with back-off. An attempt is counted before the password is checked and taken back when it was right, so that
// many attempts at once gain nothing.
import { eq, inArray } from 'drizzle-orm'
import type pg from 'pg'
import type { Db } from '../database/scope.ts'
import { fail } from './auth-errors.ts'
import { inIdentity } from './identity-transaction.ts'
import type { SignInKind } from './sign-in-events.contract.ts'
import { noteFailure, type Origin, takeBack } from './sign-in-events.ts'
import { signInLocks } from './tables.ts'

export const TOLERATED_FAILURES = 5
const LONGEST_MINUTES = 30
const FORGOTTEN_AFTER_HOURS = 12

export interface LockState {
  failures: number
  lastFailureAt: Date
  lockedUntil: Date | null
}

/** The state after one more failure at `now`: from the fifth on a lock of 1, 2, 4 ... 30 minutes. */
export function afterFailure(state: LockState, now: Date): LockState {
  const forgotten = now.getTime() - state.lastFailureAt.getTime() > FORGOTTEN_AFTER_HOURS * 3_600_000
  const failures = (forgotten ? 0 : state.failures) + 1
  const minutes = Math.min(2 ** (failures - TOLERATED_FAILURES), LONGEST_MINUTES)
  const lockedUntil = failures < TOLERATED_FAILURES ? null : new Date(now.getTime() + minutes * 60_000)
  return { failures, lastFailureAt: now, lockedUntil }
}

export interface Attempt {
  account: string
  address: string
  /** Its entries in the person's history, for when the password was right after all. */
  events: number[]
  /** Whether this attempt began a new series of failures of its account, which is what addresses are counted by. */
  opened: boolean
}

interface AttemptFrom {
  account: string
  address: string
  now: Date
  origin: Origin
}

/**
 * Counts an attempt of `account` (a username, or what was typed) from `address`; fails with 429 while one of them is
 * locked. An account is locked after five failures. An address is locked after failures on five accounts that have not
 * succeeded since: one office behind one address does not lock itself out by a single person's mistakes.
 */
export function beginAttempt(pool: pg.Pool, who: AttemptFrom): Promise<Attempt> {
  const account = `account:${who.account}`
  const address = `address:${who.address}`
  return inIdentity(pool, undefined, async (db) => {
    const states = await lockedRows(db, [account, address], who.now)
    const ofAccount = stateOf(states, account)
    const ofAddress = stateOf(states, address)
    requireUnlocked([ofAccount, ofAddress], who.now)
    const next = afterFailure(ofAccount, who.now)
    const opened = next.failures === 1
    await save(db, account, next)
    if (opened) await save(db, address, afterFailure(ofAddress, who.now))
    const kinds: SignInKind[] = next.lockedUntil ? ['failed', 'locked'] : ['failed']
    return { account, address, opened, events: await noteFailure(db, { ...who, kinds }) }
  })
}

/** The password was right: the account starts anew, and the address gets one failure back beside this attempt's. */
export function attemptSucceeded(
  pool: pg.Pool,
  { account, address, opened, events }: Attempt,
  { now, also }: { now: Date; also: (db: Db) => Promise<void> },
): Promise<void> {
  return inIdentity(pool, undefined, async (db) => {
    await also(db)
    await takeBack(db, events)
    const states = await lockedRows(db, [account, address], now)
    await db.delete(signInLocks).where(eq(signInLocks.subject, account))
    const state = stateOf(states, address)
    const failures = Math.max(0, state.failures - (opened ? 2 : 1))
    await save(db, address, { ...state, failures, lockedUntil: null })
  })
}

/** Ends the lock of an account whose password was set anew. */
export async function forgetFailures(db: Db, username: string): Promise<void> {
  await db.delete(signInLocks).where(eq(signInLocks.subject, `account:${username}`))
}

/** IPv4 as it is; IPv6 by its /64, since one subscriber owns all of that. */
export function addressOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped?.[1]) return mapped[1]
  if (!ip.includes(':')) return ip
  const [left = '', right = ''] = (ip.split('%')[0] ?? '').toLowerCase().split('::')
  const head = left.split(':').filter(Boolean)
  const tail = right.split(':').filter(Boolean)
  const groups = [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

type States = { subject: string; failures: number; lastFailureAt: Date; lockedUntil: Date | null }[]

/** Both rows, made where they are missing, held until the transaction ends; always in one order. */
async function lockedRows(db: Db, subjects: [string, string], now: Date): Promise<States> {
  const rows = [...subjects].sort().map((subject) => ({ subject, lastFailureAt: now }))
  await db.insert(signInLocks).values(rows).onConflictDoNothing()
  return db
    .select()
    .from(signInLocks)
    .where(inArray(signInLocks.subject, subjects))
    .orderBy(signInLocks.subject)
    .for('update')
}

function stateOf(states: States, subject: string): LockState {
  const found = states.find((state) => state.subject === subject)
  return found ?? { failures: 0, lastFailureAt: new Date(0), lockedUntil: null }
}

async function save(db: Db, subject: string, state: LockState): Promise<void> {
  await db
    .update(signInLocks)
    .set({ ...state })
    .where(eq(signInLocks.subject, subject))
}

function requireUnlocked(states: LockState[], now: Date): void {
  const until = Math.max(...states.map((state) => state.lockedUntil?.getTime() ?? 0))
  const seconds = Math.ceil((until - now.getTime()) / 1000)
  if (seconds <= 0) return
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds <= 90 ? `${seconds} seconds` : `${minutes} minutes`
  fail('auth.locked', { wait }, { extra: { retryAfter: seconds } })
}
