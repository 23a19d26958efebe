import { expect, test } from 'vitest'
import { ProblemError } from '../lib/problem.ts'
import { sessionGate, waitForSignIn } from './session-gate.ts'

const ended = new ProblemError({ status: 401, code: 'auth.required', title: 'Not signed in', detail: 'Sign in.' })

test('calls wait until the person has signed in again', async () => {
  let told = 0
  const stop = sessionGate.subscribe(() => {
    told += 1
  })
  const both = Promise.all([waitForSignIn(ended), waitForSignIn(ended)])
  expect(sessionGate.isClosed()).toBe(true)
  sessionGate.open()
  await both
  expect(sessionGate.isClosed()).toBe(false)
  expect(told).toBe(3)
  stop()
})

test('a person who declines gets the refusal', async () => {
  const call = waitForSignIn(ended)
  sessionGate.giveUp()
  await expect(call).rejects.toBe(ended)
})
