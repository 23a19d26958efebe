#!/usr/bin/env node
// The bmms command: npx bmms <command>, or npm run bmms -- <command>.
import { join } from 'node:path'
import { attached, ensureBuilt, ensureInstalled, main, pinnedNode, root } from './prepare.mjs'
import { run } from './run.mjs'

await main(async () => {
  await ensureInstalled()
  if (process.argv[2] === 'start') await ensureBuilt()
  const env = process.cwd() === root ? process.env : { BMMS_DATA: join(root, '.bmms'), ...process.env }
  const cli = join(root, 'server', 'src', 'cli.ts')
  return run([pinnedNode, ...attached, cli, ...process.argv.slice(2)], { env, receipts: true })
})
