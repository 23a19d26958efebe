import { describe, expect, it } from 'vitest'
import { readSource, sourceFiles } from './source-files.ts'

const code = sourceFiles('server/src', 'web', 'e2e', 'bench', 'checks', 'bin').filter((path) =>
  /[.](ts|tsx|mjs)$/.test(path),
)

describe('source files', () => {
  it('are there', () => {
    expect(code.length).toBeGreaterThan(100)
  })

  it('have at most 400 lines', () => {
    const long = code
      .map((path) => ({ path, lines: readSource(path).split('\n').length }))
      .filter(({ lines }) => lines > 400)
    expect(long).toEqual([])
  })

  it('say their noun: kebab-case, no barrels, no drawers', () => {
    const odd = code.filter((path) => {
      const name = path.split('/').at(-1) ?? ''
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*([.](contract|routes|queries|config|gen))?([.]test)?[.](ts|tsx|mjs)$/.test(name) ||
        /^(index|utils?|misc|helpers?|common)[.]/.test(name)
      )
    })
    expect(odd).toEqual([])
  })

  it('read the environment in one place', () => {
    const readers = code.filter(
      (path) =>
        /^server\/src\//.test(path) &&
        !path.endsWith('.test.ts') &&
        path !== 'server/src/config.ts' &&
        /process\.env\b/.test(readSource(path)),
    )
    expect(readers).toEqual(['server/src/testing/cluster.ts'].filter((path) => readers.includes(path)))
  })

  it('neither swallow errors nor loosen types', () => {
    const loose = code.filter(
      (path) =>
        /^(server|web)\//.test(path) &&
        /catch *(\([^)]*\))? *\{ *\}|: any\b(?! *\/)|\bas any\b|@ts-ignore|@ts-nocheck/.test(
          withoutReasonedLines(readSource(path)),
        ),
    )
    expect(loose).toEqual([])
  })

  it('end the process in one place', () => {
    const exits = code.filter((path) => /^server\/src\//.test(path) && /process\.exit\(/.test(readSource(path)))
    expect(exits.filter((path) => path !== 'server/src/main.ts')).toEqual([])
  })
})

/** A line below a `biome-ignore` has its reason beside it. */
function withoutReasonedLines(source: string): string {
  const lines = source.split('\n')
  return lines.filter((_, at) => !/biome-ignore/.test(lines[at - 1] ?? '')).join('\n')
}
