import { expect, test } from 'vitest'
import { stagesOf } from './stages.ts'

const fresh = {
  state: 'checking' as const,
  blockers: [] as string[],
  createdBy: { id: '1', name: 'A. Santos' },
  createdAt: '2026-11-20T01:00:00Z',
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  startedAt: null,
  finishedAt: null,
  undoneBy: null,
  undoneAt: null,
}
const states = (batch: Parameters<typeof stagesOf>[0]) => stagesOf(batch).map(({ state }) => state)

test('one step is now, those before are past, those after are to come', () => {
  expect(states(fresh)).toEqual(['past', 'now', 'to come', 'to come', 'to come', 'to come'])
  expect(states({ ...fresh, state: 'submitted' })).toEqual(['past', 'past', 'now', 'to come', 'to come', 'to come'])
})

test('an import that is done has no step left', () => {
  expect(states({ ...fresh, state: 'done' })).toEqual(Array(6).fill('past'))
  expect(states({ ...fresh, state: 'undone', undoneAt: '2026-11-21T01:00:00Z' })).toEqual(Array(7).fill('past'))
})

test('an import that ended early shows where', () => {
  const unread = stagesOf({ ...fresh, state: 'failed' })
  expect(unread[1]).toMatchObject({ label: 'Failed', state: 'stopped' })
  const cancelled = stagesOf({ ...fresh, state: 'cancelled', submittedAt: '2026-11-20T02:00:00Z' })
  expect(cancelled.map(({ state }) => state)).toEqual(['past', 'past', 'stopped', 'to come', 'to come', 'to come'])
  expect(cancelled[2]?.label).toBe('Cancelled')
})
