import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Says what reaches it, and ends a moment after the first signal, as a server does that finishes its work. */
const SERVER = `
  let count = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
    console.log('got ' + signal)
    count += 1
    if (count === 1) setTimeout(() => process.exit(count), 1500)
  })
  setInterval(() => undefined, 1000)
  console.log('up')`

let folder: string
let wrapper: ChildProcess
let lines: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bmms-run-'))
  lines = []
})

afterEach(() => {
  wrapper.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a signal for the whole group, as Ctrl+C sends it, reaches the server once', async () => {
  await start()
  process.kill(-Number(wrapper.pid), 'SIGINT')
  expect(await ended()).toBe(1)
  expect(lines).toEqual(['got SIGINT'])
})

test('a signal for the wrapper alone reaches the server once, although npm repeats it', async () => {
  await start()
  wrapper.kill('SIGTERM')
  wrapper.kill('SIGTERM')
  expect(await ended()).toBe(1)
  expect(lines).toEqual(['got SIGTERM'])
})

test('a second Ctrl+C, later, reaches the server too', async () => {
  await start()
  process.kill(-Number(wrapper.pid), 'SIGINT')
  setTimeout(() => process.kill(-Number(wrapper.pid), 'SIGTERM'), 500)
  expect(await ended()).toBe(2)
  expect(lines).toEqual(['got SIGINT', 'got SIGTERM'])
})

test('a server whose wrapper was killed ends by itself', async () => {
  await start()
  wrapper.kill('SIGKILL')
  // Both write to the same pipe: it closes when the server is gone too.
  await once(wrapper, 'close')
  expect(lines).toEqual(['got SIGTERM'])
})

test('a server that does not listen for signals yet ends at once', async () => {
  await start(`setInterval(() => undefined, 1000); console.log('up')`)
  process.kill(-Number(wrapper.pid), 'SIGINT')
  expect(await ended()).toBe(130)
})

async function start(server = SERVER): Promise<void> {
  const serverFile = join(folder, 'server.mjs')
  const wrapperFile = join(folder, 'wrapper.mjs')
  const command = `[process.execPath, '--import', ${JSON.stringify(here('attach.mjs'))}, ${JSON.stringify(serverFile)}]`
  writeFileSync(serverFile, server)
  writeFileSync(
    wrapperFile,
    `import { run } from ${JSON.stringify(here('run.mjs'))}
     process.exitCode = await run(${command}, { receipts: true })`,
  )
  wrapper = spawn(process.execPath, [wrapperFile], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const output = createInterface({ input: wrapper.stdout ?? process.stdin })
  await once(output, 'line')
  output.on('line', (line) => lines.push(line))
}

async function ended(): Promise<number | null> {
  const [code] = await once(wrapper, 'close')
  return code
}
