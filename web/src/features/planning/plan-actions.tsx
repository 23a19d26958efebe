// What a step of a plan does, in a sentence, and which file it prints to.
import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadFile } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'
import type { RecordAction } from '../../ui/record-page.tsx'

const CONSEQUENCES: Record<string, string> = {
  submit:
    'A manager who had no hand in it decides. Until then the content cannot be changed. If it comes back for changes, it shows in your inbox.',
  return: 'It goes back to its authors with your comment. They revise it and submit it again.',
  approve: 'The content is frozen from now on. It can be changed only by an amendment, or by cancelling the plan.',
  activate: 'It comes into force: progress is recorded against it, and it counts in figures and reports.',
  complete: 'No more progress is recorded. The plan stays readable, with everything reported until today.',
  archive: 'It leaves the everyday lists. It can still be found, read and printed.',
  withdraw: 'The draft ends here. It stays readable in the list under the status Cancelled.',
  cancel: 'The plan ends without being completed. Its content, progress and your reason stay readable.',
}

const OF_YEARS: Record<string, string> = {
  approve: 'The content is frozen from now on. A year that must change is cancelled and started again.',
  activate: 'It becomes the work plan of its year: progress of its objectives is recorded from now on.',
}
const OF_AMENDMENTS: Record<string, string> = {
  approve:
    'It takes the place of the revision before, which is archived. Annual work plans and progress move along to it.',
}

/** The sentence that a person reads before taking a step. */
export function consequenceOf(
  { action }: RecordAction,
  kind: 'strategic_plan' | 'amendment' | 'annual_work_plan',
): string | undefined {
  const own = { strategic_plan: {}, amendment: OF_AMENDMENTS, annual_work_plan: OF_YEARS }[kind] as typeof OF_YEARS
  return own[action] ?? CONSEQUENCES[action]
}

const DONE: Record<string, string> = {
  submit: 'Submitted for approval',
  return: 'Returned for changes',
  approve: 'Approved',
  activate: 'Activated',
  complete: 'Marked as completed',
  archive: 'Archived',
  withdraw: 'Draft cancelled',
  cancel: 'Plan cancelled',
}

const FORWARD = ['submit', 'approve', 'activate', 'complete', 'archive']

/** The step forward first: it is the one that stands out. */
export function forwardFirst<A extends { action: string }>(actions: readonly A[]): A[] {
  const rank = ({ action }: A) => (FORWARD.includes(action) ? 0 : 1)
  return actions.toSorted((a, b) => rank(a) - rank(b))
}

/** A step of the past as it is told: `Returned for changes`. */
export function stepDone({ action, label }: { action: string; label: string }): string {
  return DONE[action] ?? label
}

/** Says in the corner what was done. */
export function tellStep(action: RecordAction, title: string): void {
  tell.done(`${stepDone(action)}: ${title}`)
}

/** Saves the PDF of a record. */
export function PdfButton({ url }: { url: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(url)
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      loading={busy}
      onClick={() => void save()}
    >
      PDF
    </Button>
  )
}
