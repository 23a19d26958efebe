// The process: roles web and worker, signals, and the only exit.
import { readConfig } from './config.ts'
import { type Running, serve } from './serve.ts'

const PATIENCE_MS = 30_000
const say = (line: string) => console.log(line)

let running: Promise<Running> | undefined
let ending = false

async function end(signal: string): Promise<never> {
  if (ending) process.exit(1)
  ending = true
  say(`\n${signal}: finishing what is under way. Press Ctrl+C again to stop at once.`)
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
  const server = await running?.catch(() => undefined)
  await server?.stop()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal))

try {
  running = serve(readConfig(process.argv.slice(2)), say)
  await running
} catch (error) {
  const { message, cause } = error as Error
  console.error(`\nBMMS did not start. ${message}${cause instanceof Error ? `\n${cause.message}` : ''}`)
  process.exit(1)
}
