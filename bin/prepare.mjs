// What every command needs before it runs: dependencies, and for the server the built web. Works on Node 20.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installFingerprint, isInstalledByNpm, webFingerprint } from './fingerprints.mjs'
import { runQuietly } from './run.mjs'

/** The folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that BMMS runs on, whatever Node started us. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Arguments for the pinned Node that let a program tell us which signals reached it, and end when we are gone. */
export const attached = ['--import', pathToFileURL(join(root, 'bin', 'attach.mjs')).href]

const installMark = join(root, 'node_modules', '.bmms-installed')
const buildMark = join(root, 'web', 'dist', '.built')

/** How npm is called: the npm that started us when there is one, with the Node it was started with. */
export function npmCommand() {
  const { npm_execpath: script = '', npm_node_execpath: node = process.execPath } = process.env
  return /npm-cli\.c?js$/.test(script) ? [node, script] : ['npm']
}

/**
 * Installs the dependencies unless they are there. `dev` asks for those of the tests too.
 * @param {{ dev?: boolean }} options
 */
export async function ensureInstalled({ dev = false } = {}) {
  const wanted = installFingerprint(root)
  const complete = () => existsSync(pinnedNode) && (!dev || existsSync(join(root, 'node_modules', 'vitest')))
  const isDone = () => complete() && readMark(installMark) === wanted
  if (isDone()) return
  await oneAtATime(async () => {
    if (isDone()) return
    if (!(complete() && isInstalledByNpm(root))) await install(dev)
    writeFileSync(installMark, wanted)
  })
}

/**
 * `npm install` by the lock file, not `npm ci`: that one refuses a lock file without the optional packages of other
 * platforms, and npm leaves those out whenever the registry in use does not carry them.
 */
async function install(dev) {
  const modules = join(root, 'node_modules')
  const unfinished = join(modules, '.bmms-installing')
  // A killed npm leaves packages that look complete and are not.
  if (existsSync(unfinished) || !existsSync(join(modules, '.package-lock.json'))) {
    rmSync(modules, { recursive: true, force: true })
  }
  mkdirSync(modules, { recursive: true })
  writeFileSync(unfinished, '')
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? ['--include=dev'] : [])]
  try {
    await runQuietly('Installing dependencies', [...npmCommand(), 'install', ...flags], { cwd: root })
  } catch (error) {
    throw new Error(
      `${error.message}\n\nThe dependencies could not be installed. Check the connection to the npm registry ` +
        '(and the proxy, if there is one) and the free disk space, then run the same command again.',
    )
  }
  if (!existsSync(pinnedNode)) {
    throw new Error(
      'npm installed the packages but did not run their install scripts, which put Node in place. ' +
        'Allow them for this folder (npm config set ignore-scripts false --location=project) and run it again.',
    )
  }
  rmSync(unfinished, { force: true })
}

/**
 * Builds the web unless the build is up to date.
 * @param {{ rebuild?: boolean }} options
 */
export async function ensureBuilt({ rebuild = false } = {}) {
  const wanted = webFingerprint(root)
  const isDone = () => readMark(buildMark) === wanted && existsSync(join(root, 'web', 'dist', 'index.html'))
  if (!rebuild && isDone()) return
  await oneAtATime(async () => {
    if (!rebuild && isDone()) return
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    // A development build would be ten times the size, and NODE_ENV decides it.
    const env = { ...process.env, NODE_ENV: 'production' }
    const command = [pinnedNode, vite, 'build', '--config', join('web', 'vite.config.ts')]
    await runQuietly('Building the web', command, { cwd: root, env })
    mkdirSync(dirname(buildMark), { recursive: true })
    writeFileSync(buildMark, wanted)
  })
}

function readMark(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** Two commands started at once must not install over each other. A lock whose process is gone does not count. */
async function oneAtATime(work) {
  const id = createHash('sha256').update(`${root}:${process.getuid?.()}`).digest('hex').slice(0, 12)
  const lock = join(tmpdir(), `bmms-prepare-${id}.lock`)
  for (let round = 0; !take(lock); round += 1) {
    if (round === 4) process.stderr.write(`Waiting for process ${readMark(lock)}, which prepares the same folder.\n`)
    await sleep(250)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = Number(readMark(lock))
  if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true })
  return false
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Runs a command's work; an error is shown as its message, for a person, and ends with exit code 1.
 * @param {() => Promise<number>} work resolves to the exit code
 */
export async function main(work) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    process.stderr.write(`BMMS needs Node 20 or newer to start; this is Node ${process.versions.node}.\n`)
    process.exitCode = 1
    return
  }
  try {
    process.exitCode = await work()
  } catch (error) {
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
