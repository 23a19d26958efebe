// What the law lets move only late in the year: BAA 65, s. 62.
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { checkModification } from '../law/check-modification.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import { fail } from '../releases/errors.ts'
import { pathOf } from '../releases/room.ts'
import { getAct } from '../uacs/find-acts.ts'

/** Refuses lines on fuel, utilities and rent of fiscal year 2025 before October (budget.modification.too_early). */
export async function requireSeason(
  scope: OrganizationScope,
  { actId }: { actId: string },
  lines: readonly DocumentLine[],
): Promise<void> {
  const { fiscalYear } = await getAct(scope, actId)
  const [early] = checkModification({
    on: today(scope.clock.now()),
    actYear: fiscalYear,
    lines: lines.map((line) => ({
      path: pathOf(line, 'objectCode'),
      objectCode: line.objectCode,
      title: `Line ${line.line} (${line.objectName ?? line.ppaTitle})`,
    })),
  })
  if (early) fail('budget.modification.too_early', { what: early.message }, { path: early.path })
}
