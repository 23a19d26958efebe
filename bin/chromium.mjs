// A Chromium for the browser journeys: the system's, Playwright's, or one that we install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pinnedNode, root } from './prepare.mjs'
import { runQuietly } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const MINUTE = 60_000

/**
 * The path of a Chromium that runs; installs one when there is none.
 * @returns {Promise<string>} throws an Error that says what to do when there is none to be had
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (works(named)) return named
    throw new Error(
      `CHROMIUM_PATH names ${named}, which does not run. Correct it, or unset it to search for a browser.`,
    )
  }
  const found = (await findChromium()) ?? (await installFromDebian()) ?? (await installFromPlaywright())
  if (found) return found
  throw new Error(
    'The browser journeys need Chromium, and it could not be installed here. Do one of these, then run npm test again:\n' +
      '  Debian, Ubuntu   sudo apt-get install chromium\n' +
      '  any system       npx playwright install --with-deps chromium\n' +
      '  elsewhere        install Chromium or Chrome and set CHROMIUM_PATH to its program',
  )
}

async function findChromium() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const system = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC]
  return [...system, await playwrightPath()].find(works)
}

async function playwrightPath() {
  const entry = pathToFileURL(join(root, 'node_modules', 'playwright', 'index.mjs')).href
  const { chromium } = await import(entry)
  return chromium.executablePath()
}

/** Ubuntu has a script of the same name that only asks for a snap: running it tells. */
function works(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  // A package manager that is cut off leaves its database locked or half-configured.
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, graceMs: MINUTE }
  const apt = ['/usr/bin/apt-get', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
  const packages = ['chromium', 'fonts-noto-core', 'poppler-utils']
  const install = [...apt, 'install', '-y', '--no-install-recommends', ...packages]
  const fresh = await attempt('Reading the list of Debian packages', [...apt, 'update'], {
    ...options,
    timeoutMs: 5 * MINUTE,
  })
  const done = fresh && (await attempt('Installing Chromium', install, { ...options, timeoutMs: 15 * MINUTE }))
  return done ? findChromium() : undefined
}

async function installFromPlaywright() {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js')
  const command = [pinnedNode, cli, 'install', 'chromium']
  const done = await attempt('Downloading Chromium', command, { cwd: root, timeoutMs: 15 * MINUTE })
  return done ? findChromium() : undefined
}

async function attempt(label, command, options) {
  try {
    await runQuietly(label, command, options)
    return true
  } catch (error) {
    // The next way is tried: the end of the output is enough to see why.
    process.stderr.write(`${error.message.split('\n').slice(-6).join('\n')}\n`)
    return false
  }
}
