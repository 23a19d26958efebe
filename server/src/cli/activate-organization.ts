import { type ActivationReport, activateByCommand } from '../modules/rollout/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { type Command, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { withQueue } from './with-queue.ts'

export const activateOrganizationCommand: Command = {
  name: 'activate-organization',
  summary: 'switch the next stage of an organization on, after the readiness check',
  details:
    'Stages come one after the other: administrators, planning, budgeting, all. What is missing is listed; soft items can be passed over with a reason, hard ones cannot. Exit code 2 when a rehearsal finds something missing.',
  argument: { value: 'CODE', summary: 'organization: MOH' },
  options: {
    stage: { value: 'stage', summary: 'administrators, planning, budgeting or all (default: the next)' },
    reason: { value: 'text', summary: 'why; members and the record see it' },
    'pass-over': { value: 'items', summary: 'soft items to pass over, with commas: training,contact' },
    'dry-run': { summary: 'say what is there and what is missing, and do nothing' },
  },
  run: (call) => {
    const isRehearsal = call.flag('dry-run')
    const reason = call.optional('reason') ?? 'Activated from the command line.'
    const passOver = (call.optional('pass-over') ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
    if (passOver.length > 0 && !isRehearsal && call.optional('reason') === undefined)
      return refuse('--reason is needed with --pass-over: the record keeps why.')
    return withQueue(call, async ({ database }) => {
      const asked = { code: call.argument, stage: call.optional('stage'), reason, passOver, isRehearsal }
      const report = await inPlatform(database, COMMAND_LINE, (scope) => activateByCommand(scope, asked))
      const missing = report.missing.length > 0
      return {
        lines: linesOf(report, isRehearsal),
        data: { ...report },
        exitCode: missing ? (2 as const) : (0 as const),
      }
    })
  },
}

const MARKS = { yes: 'yes    ', no: 'no     ', unknown: 'unknown' } as const

function linesOf({ code, stage, target, readiness, missing, next }: ActivationReport, isRehearsal: boolean): string[] {
  const head = target ? [`${code}, ${target}:`] : [`${code} has all stages and is live.`]
  const items = readiness.map(
    ({ verdict, label, evidence, weight }) =>
      `  ${MARKS[verdict]}  ${label}: ${evidence}${verdict === 'yes' ? '' : ` (${weight})`}`,
  )
  if (!isRehearsal) return [`${code} has the stage ${stage ?? 'none'} now.`, ...(next ? [`Next: ${next}.`] : [])]
  const end = missing.length > 0 ? `${missing.length} missing.` : 'Ready.'
  return [...head, ...items, `Dry run: nothing was done. ${end}`]
}
