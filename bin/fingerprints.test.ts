import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installFingerprint, isInstalledByNpm, webFingerprint } from './fingerprints.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bmms-fingerprints-'))
  write('package-lock.json', lockOf({ 'node_modules/a': { version: '1.0.0' } }))
  write('web/src/main.tsx', `import { endpoint } from '../../server/src/plans.contract.ts'`)
  write('server/src/plans.contract.ts', `import { atom } from './atoms.ts'`)
  write('server/src/atoms.ts', 'export const atom = 1')
  write('server/src/plans.ts', 'secret of the server')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['a source of the web', 'web/src/main.tsx'],
  ['a new file of the web', 'web/public/logo.svg'],
  ['a contract', 'server/src/plans.contract.ts'],
  ['what a contract imports', 'server/src/atoms.ts'],
  ['the installation', 'package-lock.json'],
])('a change of %s asks for a new build', (_what, path) => {
  const before = webFingerprint(root)
  write(path, lockOf({}))
  expect(webFingerprint(root)).not.toBe(before)
})

test.each([
  ['the server', 'server/src/plans.ts'],
  ['the build itself', 'web/dist/index.html'],
  ['a test of the web', 'web/src/main.test.tsx'],
])('a change of %s does not', (_what, path) => {
  const before = webFingerprint(root)
  write(path, 'other')
  expect(webFingerprint(root)).toBe(before)
})

test('an installation is known by the lock file and the platform', () => {
  const before = installFingerprint(root)
  expect(before).toContain(`${process.platform}-${process.arch}`)
  write('package-lock.json', lockOf({ 'node_modules/a': { version: '1.0.1' } }))
  expect(installFingerprint(root)).not.toBe(before)
})

test('what npm installed is recognised by versions; other platforms and tests may be absent', () => {
  expect(isInstalledByNpm(root)).toBe(false)
  write('node_modules/.package-lock.json', lockOf({ 'node_modules/a': { version: '1.0.0' } }))
  expect(isInstalledByNpm(root)).toBe(true)
  const extra = {
    'node_modules/mac': { version: '1.0.0', optional: true },
    'node_modules/t': { version: '1', dev: true },
  }
  write('package-lock.json', lockOf({ 'node_modules/a': { version: '1.0.0' }, ...extra }))
  expect(isInstalledByNpm(root)).toBe(true)
  write('package-lock.json', lockOf({ 'node_modules/a': { version: '1.1.0' } }))
  expect(isInstalledByNpm(root)).toBe(false)
  write('package-lock.json', lockOf({ 'node_modules/b': { version: '1.0.0' } }))
  expect(isInstalledByNpm(root)).toBe(false)
})

function lockOf(packages: Record<string, object>): string {
  return JSON.stringify({ packages: { '': {}, ...packages } })
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
