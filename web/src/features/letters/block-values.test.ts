import { expect, test } from 'vitest'
import { textsOf, valuesOf } from './block-values.ts'

const block = { label: '', help: '' }
const letter = {
  blocks: [
    { ...block, name: 'training', own: null, fallback: 'Every Monday.' },
    { ...block, name: 'contact', own: '', fallback: 'Help desk.' },
    { ...block, name: 'guide', own: 'Read it.', fallback: '' },
  ],
}

test('each part shows what stands there', () => {
  expect(valuesOf(letter)).toEqual({ training: 'Every Monday.', contact: '', guide: 'Read it.' })
})

test('standard words are taken back, empty parts are left empty, own words are kept', () => {
  expect(textsOf(letter, { training: ' Every Monday.\n', contact: '', guide: 'Read it twice.' })).toEqual([
    { block: 'training', text: null },
    { block: 'contact', text: '' },
    { block: 'guide', text: 'Read it twice.' },
  ])
  expect(textsOf(letter, { training: 'Tuesdays.', contact: 'Help desk.', guide: '' })).toEqual([
    { block: 'training', text: 'Tuesdays.' },
    { block: 'contact', text: null },
    { block: 'guide', text: null },
  ])
})
