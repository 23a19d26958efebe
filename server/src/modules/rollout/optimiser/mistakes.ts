import type { WaveProblem } from './problem.contract.ts'
import type { Mistake } from './proposal.contract.ts'

/** What is wrong with the question itself, before any search; empty when it can be answered. */
export function findMistakes(problem: WaveProblem): Mistake[] {
  return [...limitMistakes(problem), ...codeMistakes(problem), ...circles(problem)]
}

function limitMistakes({ limits, wishes, firstWave }: WaveProblem): Mistake[] {
  const found: Mistake[] = []
  if (limits.least > limits.most) {
    const words = `The least number in a wave (${limits.least}) is above the most (${limits.most}). Change one of them.`
    found.push({ code: 'limits', codes: [], words })
  }
  if (limits.wavesLeast > limits.wavesMost) {
    const words = `The least number of waves (${limits.wavesLeast}) is above the most (${limits.wavesMost}). Change one of them.`
    found.push({ code: 'limits', codes: [], words })
  }
  for (const { code, wave } of wishes.pins) {
    if (wave >= firstWave) continue
    const words = `${code} is to come in wave ${wave}, which is over. The first wave to fill is ${firstWave}.`
    found.push({ code: 'waves', codes: [code], words })
  }
  return found
}

function codeMistakes({ organizations, done, ties, prerequisites, wishes }: WaveProblem): Mistake[] {
  const found: Mistake[] = []
  const waiting = new Set<string>()
  for (const { code } of organizations) {
    if (waiting.has(code) || done.includes(code)) {
      const words = `${code} stands twice among the organizations. Each may stand there once.`
      found.push({ code: 'repeated_organization', codes: [code], words })
    }
    waiting.add(code)
  }
  const known = new Set([...waiting, ...done])
  const unknown = (where: string, codes: readonly string[], among: Set<string>) => {
    for (const code of codes) {
      if (among.has(code)) continue
      const words = `${where} names ${code}, which does not wait for a wave. Take it out, or add the organization.`
      found.push({ code: 'unknown_organization', codes: [code], words })
    }
  }
  for (const { a, b } of ties) unknown('A tie', [a, b], known)
  for (const { code, needs } of prerequisites) unknown('A prerequisite', [code, needs], known)
  for (const { code } of wishes.pins) unknown('A chosen wave', [code], waiting)
  for (const { code } of wishes.bans) unknown('A closed wave', [code], waiting)
  for (const { a, b } of [...wishes.together, ...wishes.apart]) {
    unknown('A wish', [a, b], waiting)
    if (a === b) found.push({ code: 'same_organization', codes: [a], words: `A wish pairs ${a} with itself.` })
  }
  return found
}

/** Circles of prerequisites, each named once; no order of waves can keep them. */
function circles({ prerequisites }: WaveProblem): Mistake[] {
  const needs = Map.groupBy(prerequisites, ({ code }) => code)
  const isFinished = new Set<string>()
  const path: string[] = []
  const found: Mistake[] = []
  const visit = (code: string) => {
    if (isFinished.has(code)) return
    const from = path.indexOf(code)
    if (from >= 0) {
      const circle = path.slice(from)
      const words = `${[...circle, code].join(' needs ')}: nobody in this circle can come first. Take out one prerequisite.`
      found.push({ code: 'circle', codes: circle, words })
      return
    }
    path.push(code)
    for (const { needs: next } of needs.get(code) ?? []) visit(next)
    path.pop()
    isFinished.add(code)
  }
  for (const code of needs.keys()) visit(code)
  return found
}
