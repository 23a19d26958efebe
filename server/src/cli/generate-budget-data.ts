import {
  DEMO_YEARS,
  generateBudgetYear,
  PUBLIC_TOTALS_2025,
  seedReferences,
  WITH_RUNNING_YEAR,
} from '../modules/budgeting/module.ts'
import { findOrganization, seedOrganizations } from '../modules/organizations/module.ts'
import { type Database, inPlatform, type OrganizationRef } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const generateBudgetData: Command = {
  name: 'generate-budget-data',
  summary: 'fill organizations with invented budgets over the public totals of fiscal year 2025',
  details:
    'The 33 organizations with public figures get programs, appropriations, releases, obligations and payments of FY 2025; MOH, MOLE and MAFAR also the running FY 2026. An organization with appropriations of a year keeps them, and nothing is added. Refused in production.',
  options: {
    moa: { value: 'codes', summary: 'only these organizations, separated by commas' },
    year: { value: 'year', summary: 'only this fiscal year: 2025 or 2026' },
  },
  run: (call) => {
    const years = yearsOf(call)
    return withApplication(call, async ({ config, database }) => {
      if (config.production) refuse('Invented data is never made where NODE_ENV is production.')
      await inPlatform(database, COMMAND_LINE, seedOrganizations)
      await inPlatform(database, COMMAND_LINE, seedReferences)
      const organizations = await organizationsOf(call, database)
      const done: { organization: string; year: number; added: object | null }[] = []
      for (const [at, organization] of organizations.entries()) {
        for (const year of years) {
          if (year !== DEMO_YEARS[0] && !WITH_RUNNING_YEAR.includes(organization.code)) continue
          const added = await generateBudgetYear(database, { ...COMMAND_LINE, organization }, year)
          const words = added
            ? `${added.programs} programs, ${added.documents} papers, ${added.requests} obligation requests, ${added.payments} payments`
            : 'has appropriations; left alone'
          call.progress(`${at + 1} of ${organizations.length}: ${organization.code}, FY ${year}: ${words}.`)
          done.push({ organization: organization.code, year, added: added ?? null })
        }
      }
      const filled = done.filter(({ added }) => added !== null).length
      return {
        lines: [
          `Filled ${filled} fiscal years of ${organizations.length} organizations; ${done.length - filled} had appropriations.`,
        ],
        data: { years: done },
      }
    })
  },
}

function yearsOf(call: Call) {
  const [first, last] = DEMO_YEARS
  const asked = call.optional('year')
  if (asked === undefined) return DEMO_YEARS
  const year = DEMO_YEARS.find((one) => String(one) === asked)
  return year ? [year] : refuse(`--year must be ${first} or ${last}, not "${asked.slice(0, 40)}".`)
}

/** Those that are asked for, or all that the public figures name. */
async function organizationsOf(call: Call, database: Database): Promise<OrganizationRef[]> {
  const known = PUBLIC_TOTALS_2025.map(({ code }) => code)
  const asked = call.optional('moa')?.split(',') ?? known
  return inPlatform(database, COMMAND_LINE, async (scope) => {
    const found: OrganizationRef[] = []
    for (const name of asked) {
      const organization = await findOrganization(scope, name.trim())
      if (!organization) refuse(`No organization has the code or name "${name.trim().slice(0, 80)}".`)
      else if (!known.includes(organization.code))
        refuse(`${organization.code} has no public figures for FY ${DEMO_YEARS[0]}.`)
      else found.push(organization)
    }
    return found
  })
}
