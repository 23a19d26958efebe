import { describe, expect, it } from 'vitest'
import { contrastOnWhite } from './accent-color.ts'
import { catalogue } from './catalogue.ts'

const unique = (values: readonly unknown[]) => new Set(values).size === values.length

describe('the catalogue', () => {
  it('holds the 44 organizations, numbered without gaps, with OOBC as number 1', () => {
    expect(catalogue.map(({ id }) => id).sort((a, b) => a - b)).toEqual(Array.from({ length: 44 }, (_, at) => at + 1))
    expect(catalogue.find(({ id }) => id === 1)?.code).toBe('OOBC')
    expect(unique(catalogue.map(({ code }) => code))).toBe(true)
    expect(unique(catalogue.map(({ name }) => name))).toBe(true)
  })

  it('keeps the numbers of the first version, which other data refers to', () => {
    const codes = [...catalogue].sort((a, b) => a.id - b.id).map(({ code }) => code)
    expect(codes.join(' ')).toBe(
      'OOBC OCM MAFAR MBHTE MENRE MFBM MOH MHSD MIPA MILG MOLE MPOS MPW MOST MSSD MTIT MOTC BPDA BBOI BIO BICTO OSC BPA DAB BDI ' +
        'CSEA BWC BYC BCPCH BSC WALI BHRC BPMA BDRRMC BEDC BRPOC BSDB BHB BEB BEZA BMARINA CABB CAAB BAGO',
    )
  })

  it('attaches fourteen bodies to the Office of the Chief Minister', () => {
    const chiefMinister = catalogue.find(({ code }) => code === 'OCM')
    expect(catalogue.filter(({ parentId }) => parentId === chiefMinister?.id)).toHaveLength(14)
    expect(catalogue.filter(({ parentId }) => parentId === null)).toHaveLength(30)
  })

  it('gives each its own colour, legible on white', () => {
    expect(unique(catalogue.map(({ accentColor }) => accentColor))).toBe(true)
    for (const { code, accentColor } of catalogue)
      expect(contrastOnWhite(accentColor), code).toBeGreaterThanOrEqual(4.5)
  })

  it('lets each other name stand for one organization, and for no code', () => {
    const aliases = catalogue.flatMap((entry) => entry.aliases)
    expect(unique(aliases)).toBe(true)
    expect(aliases.filter((alias) => alias !== alias.toUpperCase())).toEqual([])
    expect(aliases.filter((alias) => catalogue.some(({ code }) => code === alias))).toEqual([])
  })

  it('pilots with Health, Labor and Agriculture', () => {
    expect(catalogue.flatMap(({ code, pilot }) => (pilot ? [code] : [])).sort()).toEqual(['MAFAR', 'MOH', 'MOLE'])
  })
})

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrastOnWhite('#000000')).toBeCloseTo(21, 5)
    expect(contrastOnWhite('#ffffff')).toBeCloseTo(1, 5)
    expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2)
  })
})
