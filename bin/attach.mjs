// Loaded first in the server's process when start.mjs runs it (see run.mjs). The server itself knows nothing of it.
import { constants } from 'node:os'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.send !== undefined) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => receive(signal))
  // start.mjs is gone, even if it was killed: end as if it had asked for it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

/** Tells start.mjs not to send the signal again. A listener of ours switches off Node's own reaction, so we give it. */
function receive(signal) {
  if (process.connected) process.send({ received: signal }, () => undefined)
  if (process.listenerCount(signal) > 1) return
  if (signal === 'SIGHUP' && process.listenerCount('SIGTERM') > 1) process.kill(process.pid, 'SIGTERM')
  else process.exit(128 + constants.signals[signal])
}
