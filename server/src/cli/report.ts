import { writeFile } from 'node:fs/promises'
import { draftReport, FORM_WORDS, FORMS, renderReport } from '../modules/budgeting/module.ts'
import { inOrganization } from '../platform/database/scope.ts'
import { type Call, type Command, refuse } from './command.ts'
import { organizationOf } from './pilot-users.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const FORMATS = ['xlsx', 'pdf', 'json'] as const
const BOXES = ['current', 'supplemental', 'continuing'] as const
const CLASSES = ['PS', 'MOOE', 'FE', 'CO'] as const

export const report: Command = {
  name: 'report',
  summary: 'write an accountability report from the ledger as spreadsheet, PDF or JSON',
  details: `Forms: ${FORMS.map((form) => `${form} (${FORM_WORDS[form].code})`).join(', ')}. What is written is a draft unless the stored report says the same and is signed. Exit code 2 when the reports of the quarter do not agree.`,
  argument: { value: 'FORM', summary: 'which form' },
  options: {
    moa: { value: 'code', summary: 'code of the organization', required: true },
    year: { value: 'year', summary: 'fiscal year, for example 2026', required: true },
    quarter: { value: 'number', summary: 'up to this quarter, 1 to 4 (default 4)' },
    month: { value: 'number', summary: 'month of FAR No. 4, 1 to 12 (default the last of the quarter)' },
    box: { value: 'box', summary: 'current, supplemental or continuing appropriations (default current)' },
    'fund-cluster': { value: 'code', summary: 'fund cluster (default 01)' },
    class: { value: 'class', summary: 'PS, MOOE, FE or CO; needed for raod' },
    format: { value: 'format', summary: 'xlsx, pdf or json (default xlsx, or by the ending of --out)' },
    out: { value: 'file', summary: 'file to write (default a name made of form, organization and period)' },
  },
  run: (call) => {
    const choice = choiceOf(call)
    const format = formatOf(call)
    return withApplication(call, async ({ database }) => {
      const organization = await organizationOf(call, database, 'moa')
      const draft = await inOrganization(database, { ...COMMAND_LINE, organization }, (scope) =>
        draftReport(scope, choice),
      )
      const { bytes, fileName } = await renderReport(draft.sheet, { format, fileName: draft.fileName })
      const file = call.optional('out') ?? fileName
      await writeFile(file, bytes)
      const wrong = draft.findings.filter(({ holds }) => !holds)
      return {
        lines: [
          `${draft.title} of ${organization.code}: ${file}`,
          `SHA-256 ${draft.hash}`,
          ...wrong.map(({ title, detail }) => `DIFFERS  ${title}: ${detail}`),
        ],
        data: { organization: organization.code, ...choice, file, hash: draft.hash, findings: draft.findings },
        exitCode: wrong.length === 0 ? 0 : 2,
      }
    })
  },
}

function choiceOf(call: Call) {
  const number = (name: string, most: number) =>
    call.optional(name) === undefined ? {} : { [name]: call.count(name, { fallback: 1, least: 1, most }) }
  const cluster = call.optional('fund-cluster')
  if (cluster !== undefined && !/^\d{2}$/.test(cluster)) refuse('--fund-cluster must be two digits, such as 01.')
  const box = call.optional('box')
  const of = call.optional('class')?.toUpperCase()
  return {
    form: oneOf(FORMS, call.argument, 'FORM'),
    year: call.count('year', { fallback: 0, least: 2019, most: 2100 }),
    ...number('quarter', 4),
    ...number('month', 12),
    ...(box === undefined ? {} : { box: oneOf(BOXES, box, '--box') }),
    ...(of === undefined ? {} : { class: oneOf(CLASSES, of, '--class') }),
    ...(cluster === undefined ? {} : { fundCluster: cluster }),
  }
}

function formatOf(call: Call): (typeof FORMATS)[number] {
  const ending = /[.](xlsx|pdf|json)$/.exec(call.optional('out') ?? '')?.[1]
  return oneOf(FORMATS, call.optional('format') ?? ending ?? 'xlsx', '--format')
}

function oneOf<const V extends string>(values: readonly V[], text: string, name: string): V {
  return values.find((value) => value === text) ?? refuse(`${name} must be one of ${values.join(', ')}, not "${text}".`)
}
