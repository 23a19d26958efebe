// Where a holiday counts. PSGC codes are ten digits: region 2, province 3, city or municipality 2, barangay 3.

const ENDS = [2, 5, 7, 10]

/**
 * The scopes whose holidays count at a place: the nation, BARMM and, for a PSGC code, its region, province, city and
 * barangay. Without a place: the nation and BARMM.
 */
export function scopesAt(place?: string | null): string[] {
  if (!place) return ['PH', 'BARMM']
  if (!/^\d{10}$/.test(place)) throw new RangeError(`'${place}' is not a PSGC code of ten digits.`)
  return ['PH', 'BARMM', ...new Set(ENDS.map((end) => place.slice(0, end).padEnd(10, '0')))]
}

/** Whether a holiday of one scope counts wherever one of another does. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === 'PH' || wide === narrow) return true
  if (wide === 'BARMM') return narrow !== 'PH'
  return /^\d{10}$/.test(narrow) && scopesAt(narrow).includes(wide)
}
