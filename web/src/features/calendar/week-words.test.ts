import { describe, expect, it } from 'vitest'
import { dayText, readDay, weekText } from './week-words.ts'

const office = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]

describe('the hours of a day', () => {
  it.each([
    ['08:00-12:00, 13:00-17:00', office],
    ['8-12; 13.00 – 17:00', office],
    ['8:00 to 12:00,13:00 to 17:00,', office],
    ['', []],
  ])('%j are read', (text, spans) => {
    expect(readDay(text)).toEqual(spans)
  })

  it('are written as they are read', () => {
    expect(readDay(dayText(office))).toEqual(office)
  })

  it('that are none stay short, for the server to refuse', () => {
    expect(readDay('morning')).toEqual([{ from: 'morni', to: '' }])
  })
})

describe('the hours of a week', () => {
  it('stand together where they are the same', () => {
    expect(weekText([office, office, office, office, office, [], []])).toBe('Monday to Friday 08:00-12:00, 13:00-17:00')
    const short = [{ from: '07:30', to: '15:30' }]
    expect(weekText([short, short, [], office, [], [], []])).toBe(
      'Monday and Tuesday 07:30-15:30; Thursday 08:00-12:00, 13:00-17:00',
    )
    expect(weekText([[], [], [], [], [], [], []])).toBe('No work')
  })
})
