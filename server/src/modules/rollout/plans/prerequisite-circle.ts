/** The organizations of a circle in the rules, each needing the next and the last the first; nothing when there is none. */
export function findCircle(rules: readonly { code: string; needs: string }[]): string[] | undefined {
  const needsOf = Map.groupBy(rules, ({ code }) => code)
  const cleared = new Set<string>()
  for (const { code } of rules) {
    const circle = follow(code, [], { needsOf, cleared })
    if (circle) return circle
  }
  return undefined
}

interface Walk {
  needsOf: ReadonlyMap<string, readonly { needs: string }[]>
  cleared: Set<string>
}

function follow(code: string, path: readonly string[], walk: Walk): string[] | undefined {
  const at = path.indexOf(code)
  if (at >= 0) return path.slice(at)
  if (walk.cleared.has(code)) return undefined
  for (const { needs } of walk.needsOf.get(code) ?? []) {
    const circle = follow(needs, [...path, code], walk)
    if (circle) return circle
  }
  walk.cleared.add(code)
  return undefined
}
