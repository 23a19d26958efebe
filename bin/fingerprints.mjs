// What an installation and a build depend on, as one hash each: cheap enough to be asked at every start.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/**
 * The installation that package-lock.json asks for on this platform.
 * @param {string} root folder of package-lock.json
 */
export function installFingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed: true after a
 * plain `npm ci` or `npm install`, which leave no mark of ours.
 * @param {string} root
 */
export function isInstalledByNpm(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages)
  return wanted.every(([path, { version, optional, dev, devOptional, link }]) => {
    if (path === '' || link || optional || devOptional) return true
    return installed[path] === undefined ? dev === true : installed[path].version === version
  })
}

/**
 * Everything the web's build reads: web/, the contracts, what either imports from elsewhere, and the installation.
 * @param {string} root
 */
export function webFingerprint(root) {
  const contracts = filesUnder(join(root, 'server', 'src')).filter((path) => path.endsWith('.contract.ts'))
  const files = withImports(root, [...filesUnder(join(root, 'web')), ...contracts])
  const hash = createHash('sha256').update(installFingerprint(root))
  for (const path of [...files.keys()].sort()) {
    hash.update(`\0${relative(root, path).split(sep).join('/')}\0`).update(files.get(path))
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'dist' || entry.name === 'node_modules' ? [] : filesUnder(path)
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
  })
}

function withImports(root, start) {
  const files = new Map()
  const open = [...start]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path) || !path.startsWith(root + sep) || !statSync(path, { throwIfNoEntry: false })?.isFile())
      continue
    const content = readFileSync(path)
    files.set(path, content)
    if (!/\.(?:tsx?|mjs)$/.test(path)) continue
    for (const [, target] of content.toString('utf8').matchAll(IMPORT)) open.push(resolve(dirname(path), target))
  }
  return files
}
