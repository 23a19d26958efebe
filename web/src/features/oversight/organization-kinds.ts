// Kinds of organizations in the words of the Bangsamoro government.
import { ORGANIZATION_KINDS } from '../../../../server/src/modules/planning/oversight.contract.ts'

const WORDS: Record<(typeof ORGANIZATION_KINDS)[number], string> = {
  ministry: 'Ministry',
  office: 'Office',
  agency: 'Attached agency',
  commission: 'Commission',
  special: 'Special body',
}

/** `agency` -> `Attached agency`. */
export function kindWord(kind: (typeof ORGANIZATION_KINDS)[number]): string {
  return WORDS[kind]
}

export const kindOptions = ORGANIZATION_KINDS.map((value) => ({ value, label: WORDS[value] }))
