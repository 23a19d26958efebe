import { suggestWaves } from '../modules/rollout/module.ts'
import type { WaveOutcome, WaveProposal } from '../modules/rollout/optimiser/proposal.contract.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const suggestWaveGroupings: Command = {
  name: 'suggest-wave-groupings',
  summary: 'suggest in which waves the waiting organizations come into BMMS',
  details:
    'Uses the planning facts and the optimiser of the page "Plan". --create saves the suggestion as a plan and publishes it: planned waves become those of the suggestion, waves that have begun stay. Exit code 2 when no plan keeps the limits.',
  options: {
    'max-per-wave': { value: 'count', summary: 'most organizations in a wave (default 5)' },
    'balance-types': { summary: 'let an even mix of kinds and sizes count more' },
    seed: { value: 'number', summary: 'the same seed gives the same suggestion (default the number of the day)' },
    create: { summary: 'publish the suggestion as planned waves' },
  },
  run: (call) => {
    const create = call.flag('create')
    const seed = call.count('seed', { fallback: -1, most: 999_999_999 })
    const suggestion = {
      ...{ create, balanceTypes: call.flag('balance-types'), seed: seed < 0 ? null : seed },
      most: call.count('max-per-wave', { fallback: 5, least: 1, most: 1000 }),
    }
    return withApplication(call, async ({ database }) => {
      call.progress('Looking for the best waves ...')
      const { outcome, plan } = await suggestWaves({ database, caller: COMMAND_LINE }, suggestion)
      if (outcome.status === 'proposed') return told(call, outcome.proposal, plan)
      return { lines: [wordsOf(outcome)], data: { ...outcome, waves: [] }, exitCode: 2 }
    })
  },
}

function wordsOf(outcome: Exclude<WaveOutcome, { status: 'proposed' }>): string {
  if (outcome.status === 'infeasible')
    return [outcome.conflict.words, ...outcome.conflict.demands.map(({ words }) => `  - ${words}`)].join('\n')
  if (outcome.status === 'invalid') return refuse(outcome.mistakes.map(({ words }) => words).join(' '))
  return outcome.words
}

function told(call: Call, proposal: WaveProposal, plan: number | null) {
  const { waves, score, baselines, bound, facts, nearlyInfeasible } = proposal
  if (nearlyInfeasible) call.progress(nearlyInfeasible)
  const shown = baselines.map(({ name, title, waves: count, score: { total }, violations }) => ({
    ...{ name, title, waves: count, score: total, rulesBroken: violations.length },
  }))
  return {
    lines: [
      ...waves.map(({ wave, organizations }) => `Wave ${wave} (${organizations.length}): ${organizations.join(', ')}`),
      `Score ${score.total.toFixed(1)} (smaller is better), seed ${facts.seed}, ${facts.seconds.toFixed(1)} s. ${bound.words}`,
      ...shown.map(
        ({ title, score: total, rulesBroken }) =>
          `  ${title}: ${total.toFixed(1)}${rulesBroken > 0 ? `, breaks ${rulesBroken} rules` : ''}`,
      ),
      ...(plan === null ? [] : [`Published as plan ${plan}.`]),
    ],
    data: {
      waves: waves.map(({ wave, organizations }) => ({ wave, organizations })),
      ...{ score: score.total, baselines: shown, bound, seconds: facts.seconds, seed: facts.seed },
      ...(plan === null ? {} : { plan }),
    },
  }
}
