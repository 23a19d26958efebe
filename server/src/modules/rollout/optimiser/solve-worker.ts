// Runs in a thread of its own: search and solver block it, and the server must go on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerMessage, WorkerRequest } from './proposal.contract.ts'
import { solveHere } from './solve.ts'

const { problem, engine }: WorkerRequest = workerData
const send = (message: WorkerMessage) => parentPort?.postMessage(message)
const outcome = await solveHere(problem, {
  engine,
  onProgress: (progress) => send({ is: 'progress', progress }),
  onOutcome: (soFar) => send({ is: 'so_far', outcome: soFar }),
})
send({ is: 'done', outcome })
