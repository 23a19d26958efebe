#!/usr/bin/env node
// npm test: everything that must hold, from a fresh clone, in the order in which a failure is found soonest.
import { ensureChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, main, npmCommand, root } from './prepare.mjs'
import { run } from './run.mjs'

const npmRun = (script) => () => run([...npmCommand(), 'run', script], { cwd: root })

const STEPS = [
  ['Installation', () => ensureInstalled({ dev: true })],
  ['Chromium', findBrowser],
  ['Static checks', npmRun('check')],
  ['Build of the web', () => ensureBuilt()],
  ['Unit and integration tests', npmRun('test:unit')],
  ['Isolation proof', npmRun('test:isolation')],
  ['Journeys in the browser', npmRun('test:e2e')],
]

await main(async () => {
  const results = []
  for (const [name, work] of STEPS) {
    const failed = results.some((result) => result.outcome === 'failed')
    results.push(failed ? { name, outcome: 'not run', seconds: 0 } : await take(name, work))
  }
  summarize(results)
  return results.every((result) => result.outcome === 'passed') ? 0 : 1
})

async function take(name, work) {
  process.stdout.write(`\n=== ${name}\n`)
  const began = Date.now()
  const outcome = await judge(work)
  const seconds = (Date.now() - began) / 1000
  process.stdout.write(`=== ${name}: ${outcome} after ${seconds.toFixed(1)} s\n`)
  return { name, outcome, seconds }
}

async function judge(work) {
  try {
    return ((await work()) ?? 0) === 0 ? 'passed' : 'failed'
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    return 'failed'
  }
}

async function findBrowser() {
  process.env.CHROMIUM_PATH = await ensureChromium()
  process.stdout.write(`${process.env.CHROMIUM_PATH}\n`)
}

function summarize(results) {
  const total = results.reduce((sum, result) => sum + result.seconds, 0)
  const rows = [...results, { name: 'Total', outcome: '', seconds: total }]
  process.stdout.write('\n')
  for (const { name, outcome, seconds } of rows) {
    process.stdout.write(`${name.padEnd(28)}${outcome.padEnd(9)}${seconds.toFixed(1).padStart(8)} s\n`)
  }
  const passed = results.filter((result) => result.outcome === 'passed').length
  process.stdout.write(`\n${passed} passed, ${results.length - passed} failed\n`)
}
