// What fiscal year 2025 appropriates to the organizations with public figures: programs, activities and projects, and
// pesos. The titles and the split below these totals are invented; the totals are not.

export interface PublicTotal {
  code: string
  ppas: number
  /** Whole pesos. */
  total: bigint
}

const row = (code: string, ppas: number, total: bigint): PublicTotal => ({ code, ppas, total })

export const PUBLIC_TOTALS_2025: readonly PublicTotal[] = [
  row('MBHTE', 11, 30_483_214_065n),
  row('MPW', 6, 10_396_700_000n),
  row('MOH', 61, 6_772_589_230n),
  row('MSSD', 6, 3_324_634_840n),
  row('OCM', 11, 2_925_396_197n),
  row('MILG', 6, 1_768_334_223n),
  row('MAFAR', 11, 1_098_448_774n),
  row('MOTC', 7, 560_249_220n),
  row('MHSD', 4, 476_556_076n),
  row('MTIT', 5, 362_632_533n),
  row('MOST', 6, 319_371_472n),
  row('MENRE', 6, 305_414_410n),
  row('MFBM', 3, 238_420_117n),
  row('MOLE', 4, 181_360_354n),
  row('BDI', 1, 149_772_172n),
  row('BPDA', 5, 115_090_996n),
  row('MPOS', 6, 78_679_742n),
  row('BPA', 4, 77_861_583n),
  row('BICTO', 1, 64_594_584n),
  row('WALI', 3, 46_878_551n),
  row('BWC', 5, 44_966_544n),
  row('CSEA', 2, 43_739_143n),
  row('MIPA', 10, 43_013_998n),
  row('BCPCH', 5, 42_240_875n),
  row('BSC', 3, 37_788_562n),
  row('BIO', 1, 35_818_179n),
  row('BAGO', 1, 34_001_249n),
  row('DAB', 5, 30_241_444n),
  row('BHRC', 3, 22_610_170n),
  row('BYC', 5, 21_454_010n),
  row('OSC', 1, 19_090_727n),
  row('OOBC', 2, 16_881_080n),
  row('BBOI', 1, 15_149_922n),
]

/** Of all of them together, in pesos. */
export const PUBLIC_TOTAL_2025 = 60_153_195_042n
