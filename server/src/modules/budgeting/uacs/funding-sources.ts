// Funding sources that organizations of the Bangsamoro meet most: cluster, source, authorization and category in eight digits.

interface SeededSource {
  code: string
  name: string
  fundCluster: string
}

const regular = (code: string, name: string): SeededSource => ({ code, name, fundCluster: '01' })

export const seededSources: SeededSource[] = [
  regular('01101101', 'Specific budgets of national government agencies, new appropriations'),
  regular('01102101', 'Specific budgets of national government agencies, continuing appropriations'),
  regular('01103101', 'Specific budgets of national government agencies, supplemental appropriations'),
  regular('01104102', 'Retirement and life insurance premiums'),
  regular('01101402', 'Contingent fund'),
  regular('01101406', 'Miscellaneous personnel benefits fund'),
  regular('01101407', 'Pension and gratuity fund'),
]
