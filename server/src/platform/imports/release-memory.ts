// V8 lets garbage grow as long as the machine has memory; beside requests, a large import should not take more than it needs.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So many rows leave some tens of megabytes behind. */
const ROWS_BETWEEN = 10_000

let collect: (() => void) | null = null

/** Collects garbage once in ten thousand rows: about 50 ms each time. */
export function releaseMemory(rowsBefore: number, rowsNow: number): void {
  if (Math.floor(rowsBefore / ROWS_BETWEEN) === Math.floor(rowsNow / ROWS_BETWEEN)) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
    setFlagsFromString('--no-expose-gc')
  }
  collect()
}
