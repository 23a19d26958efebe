import { describe, expect, it } from 'vitest'
import { lawfulApprover, type MovedLine } from './lawful-approver.ts'

/** `A MOOE 10 > B CO 10`: what leaves, and what arrives. */
function lines(text: string): MovedLine[] {
  return text.split(' > ').flatMap((side, at) =>
    side.split(' + ').map((part) => {
      const [ppaId = '', of = '', amount = ''] = part.split(' ')
      return { side: at === 0 ? 'from' : 'to', ppaId, class: of, amount } as const
    }),
  )
}

describe('the lawful approver (BAA 84, s. 46 to 49)', () => {
  it.each([
    ['object to object in one activity and class', 'A MOOE 10 > A MOOE 10', 'minister'],
    ['several objects of one class', 'A MOOE 10 + A MOOE 5 > A MOOE 15', 'minister'],
    ['details of two activities, each with its own total', 'A MOOE 10 + B PS 5 > A MOOE 10 + B PS 5', 'minister'],
    ['class to class', 'A MOOE 10 > A CO 10', 'finance_ministry'],
    ['class to class, by one centavo', 'A MOOE 10.01 > A MOOE 10.00 + A CO 0.01', 'finance_ministry'],
    ['from one activity to another', 'A MOOE 10 > B MOOE 10', 'finance_ministry'],
    [
      'crosswise: totals of activities stay, those of classes do not',
      'A MOOE 10 + B CO 10 > B MOOE 10 + A CO 10',
      'finance_ministry',
    ],
    ['in a circle over three activities', 'A MOOE 5 + B MOOE 5 > B MOOE 4 + C MOOE 6', 'finance_ministry'],
  ])('%s', (_, text, approver) => {
    expect(lawfulApprover(lines(text), { kind: 'realignment', block: 'agency_specific' }).approver).toBe(approver)
  })

  it('within a special purpose fund is the finance ministry, even from object to object', () => {
    const found = lawfulApprover(lines('A MOOE 10 > A MOOE 10'), { kind: 'realignment', block: 'special_purpose' })
    expect(found).toMatchObject({ approver: 'finance_ministry', section: 'BAA 84, s. 49' })
  })

  it.each(['chief_minister', 'speaker', 'presiding_justice'] as const)(
    'of an augmentation is who declared it: %s',
    (by) => {
      const about = { kind: 'augmentation', block: 'agency_specific', declaredBy: by } as const
      expect(lawfulApprover(lines('A MOOE 10 > A MOOE 10'), about)).toMatchObject({
        approver: by,
        section: 'BAA 84, s. 46 to 48',
      })
    },
  )

  it('counts whole centavos of sums beyond what a float holds', () => {
    const text = 'A MOOE 30483214065.37 + A MOOE 0.01 > A MOOE 30483214065.38'
    const off = 'A MOOE 30483214065.37 > A MOOE 30483214065.36 + A CO 0.01'
    const about = { kind: 'realignment', block: 'agency_specific' } as const
    expect(lawfulApprover(lines(text), about).approver).toBe('minister')
    expect(lawfulApprover(lines(off), about).approver).toBe('finance_ministry')
  })
})
