// Postings as people call them. Pure.
const WORDS: Readonly<Record<string, string>> = {
  appropriation: 'Appropriation',
  allotment: 'Allotment release',
  modification: 'Modification',
  obligation: 'Obligation',
  obligation_adjustment: 'Notice of adjustment',
  payable: 'Payable',
  disbursement: 'Disbursement',
  liquidation: 'Liquidation',
  reversal: 'Reversal',
}

export function postingWord(kind: string): string {
  return WORDS[kind] ?? kind
}
