import type { Application } from '../application.ts'
import {
  addSignedIn,
  cancelWave,
  endSessionsOf,
  findControl,
  pauseWave,
  resumeWave,
} from '../modules/rollout/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { type Call, type Command, refuse, UsageRefusal } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { LEAVES_WITH_SERVER, withQueue } from './with-queue.ts'

const STEPS = ['pause', 'resume', 'cancel'] as const
type Step = (typeof STEPS)[number]

export const wave: Command = {
  name: 'wave',
  summary: 'pause, resume or cancel a wave of the rollout',
  details: `Everybody concerned is told, with the reason. Rollbacks that are prepared wait for approval on the page of rollbacks. ${LEAVES_WITH_SERVER}`,
  argument: { value: 'STEP NUMBER', summary: 'pause, resume or cancel, and the number of the wave' },
  options: {
    reason: { value: 'text', summary: 'why; everybody concerned reads it (needed unless --dry-run)' },
    'revoke-access': {
      summary: 'of cancel: organizations inactive, memberships suspended, sessions ended; restorable',
    },
    'rollback-data': { summary: 'of cancel: prepare rollbacks to midnight before the wave began' },
    'dry-run': { summary: 'only say what would happen' },
  },
  run: (call) => {
    const asked = askedOf(call)
    return withQueue(call, async (application) => {
      const before = await look(application, asked.number)
      if (call.flag('dry-run'))
        return outcomeOf(`Would ${asked.step} wave ${asked.number}. Nothing was changed.`, before)
      const reason = call.optional('reason') ?? refuse('--reason is needed: everybody concerned reads it.')
      await take(application, { ...asked, reason, version: before.version })
      const done = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' }[asked.step]
      return outcomeOf(`Wave ${asked.number} is ${done}.`, await look(application, asked.number))
    })
  },
}

interface Asked {
  revokeAccess: boolean
  rollBackData: boolean
  step: Step
  number: number
}

function askedOf(call: Call): Asked {
  const [word = '', digits = ''] = call.argument.split(' ')
  const step = STEPS.find((one) => one === word)
  if (!step) throw new UsageRefusal(`"${word.slice(0, 20)}" is no step of a wave: pause, resume or cancel.`)
  const number = /^[1-9][0-9]?$/.test(digits)
    ? Number(digits)
    : refuse(`"${digits.slice(0, 20)}" is no number of a wave.`)
  const [revokeAccess, rollBackData] = [call.flag('revoke-access'), call.flag('rollback-data')]
  if (step !== 'cancel' && (revokeAccess || rollBackData))
    refuse('--revoke-access and --rollback-data belong to "wave cancel".')
  return { step, number, revokeAccess, rollBackData }
}

type Control = Awaited<ReturnType<typeof look>>

async function look({ database }: Application, number: number) {
  return addSignedIn(database, await inPlatform(database, COMMAND_LINE, (scope) => findControl(scope, number)))
}

async function take(
  { database }: Application,
  { step, number, reason, version, revokeAccess, rollBackData }: Asked & { reason: string; version: number },
): Promise<void> {
  const params = { waveDigits: String(number) }
  const body = { version, reason }
  const people = await inPlatform(database, COMMAND_LINE, async (scope) => {
    if (step === 'cancel')
      return cancelWave(scope, { params, query: {}, body: { ...body, revokeAccess, rollBackData } })
    await (step === 'pause' ? pauseWave : resumeWave)(scope, { params, query: {}, body })
    return []
  })
  await endSessionsOf(database, people)
}

function outcomeOf(first: string, control: Control) {
  const { organizations, people, signedIn, openMilestones, shiftDays, revocations, rollbacks } = control
  return {
    lines: [
      first,
      `  ${organizations.length} organizations (${organizations.join(', ') || 'none'}), ${people} people, ${signedIn} of them signed in`,
      `  ${openMilestones} open milestones${shiftDays > 0 ? `, to move by ${shiftDays} working days` : ''}`,
      ...revocations
        .filter(({ restoredAt }) => restoredAt === null)
        .map((one) => `  ${one.organization}: access taken from ${one.members} people`),
      ...rollbacks.map((one) => `  ${one.organization}: rollback ${one.id} is ${one.state}`),
    ],
    data: { ...control },
  }
}
