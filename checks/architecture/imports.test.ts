import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './source-files.ts'

interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] }
}

function cruise(...folders: string[]): Report {
  const args = [
    'node_modules/.bin/depcruise',
    '--config',
    'checks/dependency-cruiser.config.mjs',
    '--output-type',
    'json',
    ...folders,
  ]
  // It exits with the number of violations.
  return JSON.parse(spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout)
}

it('the import law sees the code, and catches what it forbids', () => {
  const stray = join(ROOT, 'server/src/platform/stray-for-import-law')
  mkdirSync(stray)
  try {
    writeFileSync(
      join(stray, 'stray.ts'),
      `import { planningModule } from '../../modules/planning/module.ts'\nexport const seen = planningModule\n`,
    )
    const { summary } = cruise('server/src/platform')
    expect(summary.totalCruised).toBeGreaterThan(100)
    expect(summary.violations.map(({ rule, from }) => `${rule.name} ${from.split('/').at(-1)}`)).toContain(
      'platform-knows-no-module stray.ts',
    )
  } finally {
    rmSync(stray, { recursive: true })
  }
})
