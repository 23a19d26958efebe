import { writeFile } from 'node:fs/promises'
import { planCapacity, renderPlannedCapacity } from '../modules/rollout/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { closePdf } from '../platform/documents/pdf.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const capacityPlan: Command = {
  name: 'capacity-plan',
  summary: 'say what servers all organizations need, from what the pilot was measured to need',
  details:
    'Figures that nobody measured or entered are "no data", and so is what needs them. Exit code 2 when a risk is high.',
  options: {
    organizations: { value: 'number', summary: 'plan for so many (default: all of BMMS)' },
    out: { value: 'FILE', summary: 'also write the plan: .pdf, .xlsx or .json' },
  },
  run: (call) => {
    const organizations = call.count('organizations', { fallback: 0, least: 1, most: 500 })
    const out = outOf(call)
    const scenario = organizations === 0 ? {} : { organizations }
    return withApplication(call, async ({ database }) => {
      const { plan, ...result } = await inPlatform(database, COMMAND_LINE, (scope) => planCapacity(scope, scenario))
      const data = { asOf: plan.asOf, sample: plan.sample, figures: plan.figures, risks: plan.risks, ...result }
      if (out?.format === 'json') await writeFile(out.path, `${JSON.stringify(data, null, 2)}\n`)
      else if (out) {
        const paper = { plan, scenario, preparedBy: COMMAND_LINE.actor.name }
        const { bytes } = await renderPlannedCapacity(paper, out.format)
        await writeFile(out.path, bytes).finally(closePdf)
      }
      const isRisky = plan.risks.some(({ level }) => level === 'high')
      const lines = [...result.lines, ...(out ? [`Written to ${out.path}.`] : [])]
      return { lines, data, exitCode: isRisky ? (2 as const) : (0 as const) }
    })
  },
}

function outOf(call: Call): { path: string; format: 'pdf' | 'xlsx' | 'json' } | undefined {
  const path = call.optional('out')
  if (path === undefined) return undefined
  const format = (['pdf', 'xlsx', 'json'] as const).find((one) => path.toLowerCase().endsWith(`.${one}`))
  return format ? { path, format } : refuse(`--out must end with .pdf, .xlsx or .json, not "${path}".`)
}
