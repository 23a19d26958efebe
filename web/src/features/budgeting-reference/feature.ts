// What codes, acts and rules contribute to the shell: for reading in organizations, and for those who keep them.
import { IconGauge, IconGavel, IconHash, IconScale, IconWallet } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { keptReferencePages, referencePages } from './routes.ts'

export const budgetReference: Feature = {
  module: 'budgeting',
  label: 'Budget rules',
  switchable: true,
  pages: Object.values(referencePages),
  nav: [
    { label: 'Rules of law', icon: IconGavel, page: referencePages.rules },
    { label: 'Account codes', icon: IconHash, page: referencePages.objects },
    { label: 'Appropriation acts', icon: IconScale, page: referencePages.acts },
  ],
}

/** For the finance ministry and administrators of the platform. */
export const keptBudgetReference: Feature = {
  module: 'budgeting',
  label: 'Budget rules',
  pages: Object.values(keptReferencePages),
  nav: [
    { label: 'Appropriation acts', icon: IconScale, page: keptReferencePages.acts },
    { label: 'Account codes', icon: IconHash, page: keptReferencePages.objects },
    { label: 'Funding sources', icon: IconWallet, page: keptReferencePages.sources },
    { label: 'Rules of law', icon: IconGavel, page: keptReferencePages.rules },
    { label: 'Limits of the law', icon: IconGauge, page: keptReferencePages.limits },
  ],
}
