// The plan for whoever sits at the server: computed, and as lines of text.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { CapacityPlan } from './capacity.contract.ts'
import { computed } from './capacity-paper.ts'
import { getCapacityPlan } from './capacity-plan.ts'
import { amountOf, needLines, type Scenario } from './capacity-words.contract.ts'

export async function planCapacity(scope: PlatformScope, scenario: Scenario) {
  const plan = await getCapacityPlan(scope)
  const { needs, cost, waves } = computed({ plan, scenario })
  return { plan, needs, cost, waves, lines: linesOf(plan, { needs, cost, waves }) }
}

function linesOf(plan: CapacityPlan, { needs, cost, waves }: Omit<ReturnType<typeof computed>, 'figures'>): string[] {
  const { sample } = plan
  const shown = needLines(needs)
  const width = Math.max(...shown.map(({ label }) => label.length))
  return [
    `Capacity for ${needs.organizations} organizations, confidence ${sample.confidence} (${sample.workingDays} working days measured)`,
    ...shown.map((line) => `  ${line.label.padEnd(width)}  ${amountOf(line)}`),
    `  ${'Cost a month'.padEnd(width)}  ${cost.total === null ? 'no data' : `₱${cost.total}`}`,
    ...(waves.length > 0 ? ['When to provide it:'] : []),
    ...waves.map(
      ({ wave, startsOn, orderBy, organizations, exceeds }) =>
        `  wave ${wave} starts ${startsOn}, order by ${orderBy ?? 'no data'}: ${organizations} organizations${moreWords(exceeds)}`,
    ),
    ...(plan.risks.length > 0 ? ['Risks:'] : []),
    ...plan.risks.map(({ level, title, text }) => `  ${level}: ${title}. ${text}`),
  ]
}

function moreWords(exceeds: string[] | null): string {
  return exceeds && exceeds.length > 0 ? `; more ${exceeds.join(', ')} needed` : ''
}
