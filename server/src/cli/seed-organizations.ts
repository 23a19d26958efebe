import { loadPilots, seedOrganizations } from '../modules/organizations/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import type { Command } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const seedOrganizationsCommand: Command = {
  name: 'seed-organizations',
  summary: 'add the organizations of the catalogue that are missing',
  details: 'What is there stays as administrators left it. Safe to repeat.',
  run: (call) =>
    withApplication(call, async ({ database }) => {
      const { added, kept } = await inPlatform(database, COMMAND_LINE, seedOrganizations)
      const list = added.length > 0 ? `: ${added.join(', ')}` : ''
      return {
        lines: [`Added ${added.length} organizations${list}.`, `Left ${kept} as they were.`],
        data: { added, kept },
      }
    }),
}

export const loadPilotMoas: Command = {
  name: 'load-pilot-moas',
  summary: 'make MOH, MOLE and MAFAR active pilots',
  details: 'Adds them where they are missing. Dates that an administrator gave stay. Safe to repeat.',
  run: (call) =>
    withApplication(call, async ({ database }) => {
      const { added } = await inPlatform(database, COMMAND_LINE, seedOrganizations)
      const { pilots, changed } = await inPlatform(database, COMMAND_LINE, loadPilots)
      const news = changed.length > 0 ? `Changed: ${changed.join(', ')}.` : 'They were already.'
      return { lines: [`Pilots: ${pilots.join(', ')}.`, news], data: { pilots, changed, added } }
    }),
}
