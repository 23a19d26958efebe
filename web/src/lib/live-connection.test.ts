import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepLive, type LiveSource, type LiveState } from './live-connection.ts'

class Stream implements LiveSource {
  readonly heard = new Map<string, (event: { data?: string }) => void>()
  isOpen = true
  addEventListener(name: string, heard: (event: { data?: string }) => void): void {
    this.heard.set(name, heard)
  }
  close(): void {
    this.isOpen = false
  }
  say(name: string): void {
    this.heard.get(name)?.({})
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function page() {
  const streams: Stream[] = []
  const states: LiveState[] = []
  const at = { hidden: false, offline: false, changes: 0, look: (): void => undefined }
  const stop = keepLive(
    {
      open: () => {
        const stream = new Stream()
        streams.push(stream)
        return stream
      },
      isHidden: () => at.hidden,
      isOffline: () => at.offline,
      watch: (changed) => {
        at.look = changed
        return () => undefined
      },
    },
    {
      onChange: () => {
        at.changes += 1
      },
      onState: (state) => void states.push(state),
    },
  )
  const open = () => streams.filter(({ isOpen }) => isOpen)
  return { at, states, streams, open, stop, newest: () => streams.at(-1) as Stream }
}

it('asks once for changes that come together, and not for the first connection', () => {
  const { at, states, newest, stop } = page()
  newest().say('listening')
  vi.advanceTimersByTime(10_000)
  expect([at.changes, states]).toEqual([0, ['connecting', 'live']])
  for (let change = 0; change < 20; change += 1) newest().say('changed')
  vi.advanceTimersByTime(1_000)
  expect(at.changes).toBe(1)
  stop()
  vi.advanceTimersByTime(1_000_000)
  expect(at.changes).toBe(1)
})

it('asks every minute while there is no stream, tries again, and catches up', () => {
  const { at, states, streams, newest, open } = page()
  newest().say('error')
  expect([states.at(-1), open().length]).toEqual(['polling', 0])
  for (let minute = 0; minute < 6; minute += 1) {
    vi.advanceTimersByTime(60_000)
    if (open().length > 0) newest().say('error')
  }
  expect(at.changes).toBeGreaterThanOrEqual(3)
  expect(streams.length).toBeGreaterThan(4)
  vi.advanceTimersByTime(90_000)
  const before = at.changes
  newest().say('listening')
  vi.advanceTimersByTime(1_000)
  expect([states.at(-1), at.changes - before, open().length]).toEqual(['live', 1, 1])
})

it('holds no stream while hidden or offline', () => {
  const { at, states, newest, open } = page()
  newest().say('listening')
  at.hidden = true
  at.look()
  vi.advanceTimersByTime(3_600_000)
  expect([open().length, at.changes]).toEqual([0, 0])
  at.hidden = false
  at.look()
  newest().say('listening')
  vi.advanceTimersByTime(1_000)
  expect([open().length, at.changes]).toEqual([1, 1])
  at.offline = true
  at.look()
  expect([states.at(-1), open().length]).toEqual(['offline', 0])
})

it('goes on after the server ended the stream', () => {
  const { states, newest, open } = page()
  newest().say('listening')
  newest().say('ended')
  expect(states.at(-1)).toBe('polling')
  vi.advanceTimersByTime(2_000)
  expect(open()).toHaveLength(1)
})
