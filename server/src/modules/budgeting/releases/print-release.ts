// The release order on paper.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { CLASS_WORDS } from '../money.contract.ts'
import type { AllotmentRelease } from './allotment-releases.contract.ts'
import { printMoneyPaper } from './money-paper.ts'

const TITLES: Readonly<Record<AllotmentRelease['kind'], string>> = {
  comprehensive: 'General Appropriations Act of the Bangsamoro as an Allotment Order',
  special: 'Special Allotment Release Order',
  withdrawal: 'Notice of Withdrawal of Allotment',
}
const PERIODS = ['January to March', 'April to June', 'July to September', 'October to December']

/** PDF, A4: what is released under which act, by class, and who released it. */
export function renderRelease(release: AllotmentRelease, scope: OrganizationScope): Promise<FileReply> {
  const classes = [...new Set(release.lineList.map((line) => line.class))]
  return printMoneyPaper(scope, {
    ...release,
    title: TITLES[release.kind],
    subtitle: `Under ${release.actCode}, fiscal year ${release.fiscalYear}`,
    facts: [
      ['Fund', `${release.fundCluster} ${release.fundName}`],
      ['Funding source', `${release.fundingSource} ${release.sourceName}`],
      ...(release.quarter ? [['Allotment period', PERIODS[release.quarter - 1] ?? ''] as const] : []),
      ['Purpose', release.particulars],
    ],
    sections: classes.map((of) => ({
      title: CLASS_WORDS[of],
      lines: release.lineList.filter((line) => line.class === of),
    })),
    decider: 'Head of the organization or finance ministry',
    signed: release,
  })
}
