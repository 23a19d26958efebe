import { deactivateByCommand } from '../modules/rollout/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import type { Command } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { withQueue } from './with-queue.ts'

export const deactivateOrganizationCommand: Command = {
  name: 'deactivate-organization',
  summary: 'switch a stage of an organization off again, or close it to its members',
  details: 'Effective with the next request of everybody. Nothing is deleted; members are told the reason.',
  argument: { value: 'CODE', summary: 'organization: MOH' },
  options: {
    stage: { value: 'stage', summary: 'this stage and those after it (default: the whole organization)' },
    reason: { value: 'text', summary: 'why; members and the record see it', required: true },
    'dry-run': { summary: 'say what would be switched off, and do nothing' },
  },
  run: (call) =>
    withQueue(call, async ({ database }) => {
      const asked = { code: call.argument, stage: call.optional('stage'), reason: call.text('reason') }
      const isRehearsal = call.flag('dry-run')
      const report = await inPlatform(database, COMMAND_LINE, (scope) =>
        deactivateByCommand(scope, { ...asked, isRehearsal }),
      )
      const { code, people, modulesBefore, modulesAfter, isActive } = report
      const off = modulesBefore.filter((module) => !modulesAfter.includes(module))
      const what = isActive
        ? `Off for ${code}: ${off.join(', ') || 'entering, but for administrators'}.`
        : `${code} is closed.`
      const lines = isRehearsal
        ? [
            `Dry run: nothing was done. ${what.replace(' is closed', ' would be closed')} ${people} people are concerned.`,
          ]
        : [`${what} ${people} people are concerned.`]
      return { lines, data: { ...report, dryRun: isRehearsal } }
    }),
}
