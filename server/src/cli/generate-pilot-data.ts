import { makeRoom } from '../modules/organizations/module.ts'
import { generatePeople, randomFrom } from '../modules/people/module.ts'
import { seedPlanning } from '../modules/planning/module.ts'
import { inOrganization, inPlatform } from '../platform/database/scope.ts'
import { type Command, refuse } from './command.ts'
import { organizationOf } from './pilot-users.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

/** From this many goals on they are spread over the plan in force, the one before it, and one that is being prepared. */
const SPREAD_FROM = 6

export const generatePilotData: Command = {
  name: 'generate-pilot-data',
  summary: 'fill an organization with invented people, plans, goals and objectives',
  details:
    'Programs become goals, activities become objectives. The same numbers and seed twice add nothing. Refused in production.',
  options: {
    moa: { value: 'code', required: true, summary: 'organization, by code or another name of it' },
    users: { value: 'number', summary: 'people (default 10, at most 2000)' },
    programs: { value: 'number', summary: 'goals (default 10, at most 1000)' },
    activities: { value: 'number', summary: 'objectives (default 40, at most 10000)' },
    seed: { value: 'number', summary: 'another seed invents other people and figures (default 1)' },
  },
  run: (call) => {
    const count = call.count('users', { fallback: 10, most: 2_000 })
    const goals = call.count('programs', { fallback: 10, most: 1_000 })
    const objectives = call.count('activities', { fallback: 40, most: 10_000 })
    const seed = call.count('seed', { fallback: 1, most: 999_999_999 })
    return withApplication(call, async ({ config, database }) => {
      if (config.production) refuse('Invented data is never made where NODE_ENV is production.')
      const here = { ...COMMAND_LINE, organization: await organizationOf(call, database, 'moa') }
      const progress = (done: number) => {
        if (done % 20 === 0) call.progress(`${done} people`)
      }
      call.progress(`Inventing ${count} people of ${here.organization.code}.`)
      await inPlatform(database, COMMAND_LINE, (scope) => makeRoom(scope, here.organization, count))
      const people = await generatePeople(database, here, { count, random: randomFrom(seed), progress })
      call.progress(`Inventing ${goals} goals and ${objectives} objectives.`)
      const planning = await inOrganization(database, here, (scope) =>
        goals === 0
          ? Promise.resolve({ plans: 0, goals: 0, annualWorkPlans: 0, objectives: 0, progressEntries: 0 })
          : seedPlanning(scope, { plans: goals >= SPREAD_FROM ? 3 : 1, goals, objectives, random: randomFrom(seed) }),
      )
      return {
        lines: [
          `${here.organization.code}: added ${people.added} people (${people.kept} were there).`,
          `Added ${planning.plans} plans, ${planning.goals} goals, ${planning.annualWorkPlans} annual work plans, ` +
            `${planning.objectives} objectives and ${planning.progressEntries} progress entries.`,
        ],
        data: { organization: here.organization.code, people, planning },
      }
    })
  },
}
