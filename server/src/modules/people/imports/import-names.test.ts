import { describe, expect, it } from 'vitest'
import { isShowable, splitName, tidyText } from './import-names.ts'

describe('a full name', () => {
  it.each([
    ['Juan dela Cruz', 'Juan', 'dela Cruz'],
    ['DELA CRUZ, Juan Jr.', 'Juan', 'Dela Cruz Jr.'],
    ['DELA CRUZ, JUAN S.', 'Juan S.', 'Dela Cruz'],
    ['Dela Cruz, Juan, Jr.', 'Juan', 'Dela Cruz Jr.'],
    ['Juan dela Cruz, Jr.', 'Juan', 'dela Cruz Jr.'],
    ['Juan S. dela Cruz III', 'Juan S.', 'dela Cruz III'],
    ['Amina Karim, MD', 'Amina', 'Karim MD'],
    ['Maria Clara de los Santos', 'Maria Clara', 'de los Santos'],
    ['Maria Sta. Ana', 'Maria', 'Sta. Ana'],
    ['Sittie Aisah Usman', 'Sittie Aisah', 'Usman'],
    ['Abdul Rahman Macaraya', 'Abdul Rahman', 'Macaraya'],
    ['Omar Abdul Aziz', 'Omar', 'Abdul Aziz'],
    ['Mohammad bin Salman', 'Mohammad', 'bin Salman'],
    ['Abdul Rahman', 'Abdul Rahman', ''],
    ['محمد عبد الرحمن', 'محمد', 'عبد الرحمن'],
    ['Ñoño Peña', 'Ñoño', 'Peña'],
    ['PEÑAFRANCIA, JOSÉ', 'José', 'Peñafrancia'],
    ['Norhaya', 'Norhaya', ''],
    ['  Juan   dela\u00a0Cruz ', 'Juan', 'dela Cruz'],
    ['=cmd()', '=cmd()', ''],
    ['', '', ''],
  ])('%s', (full, first, last) => expect(splitName(full)).toEqual({ first, last }))

  it('is one name in whatever form of Unicode it comes', () => {
    expect(splitName('Jose\u0301 Pen\u0303a')).toEqual(splitName('José Peña'))
    expect(tidyText('Pen\u0303a')).toBe('Peña')
  })
})

it('is shown as it is written: nothing that cannot be seen, or that turns what follows', () => {
  expect(isShowable('Juan dela Cruz')).toBe(true)
  expect(isShowable('محمد')).toBe(true)
  for (const text of ['Ju\u0000an', 'Juan\u202eevil', 'Ju\u0007an', '\ud800']) expect(isShowable(text)).toBe(false)
})
