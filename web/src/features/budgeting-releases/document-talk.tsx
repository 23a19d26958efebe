// Comments and history of a document, and why it came back.
import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  commentModification,
  listModificationSteps,
  readModificationHistory,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import {
  commentAllotmentRelease,
  listAllotmentReleaseSteps,
  readAllotmentReleaseHistory,
} from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import {
  commentAppropriation,
  listAppropriationSteps,
  readAppropriationHistory,
} from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { Comments } from '../../ui/comments.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import type { RecordTab } from '../../ui/record-page.tsx'
import type { RecordParams } from './addresses.ts'
import { historyWords, stepDone, tellingChanges } from './words.ts'

export type Family = 'appropriation' | 'release' | 'modification'

const STEPS = {
  appropriation: listAppropriationSteps,
  release: listAllotmentReleaseSteps,
  modification: listModificationSteps,
} as const
const COMMENT = {
  appropriation: commentAppropriation,
  release: commentAllotmentRelease,
  modification: commentModification,
} as const
const HISTORY = {
  appropriation: readAppropriationHistory,
  release: readAllotmentReleaseHistory,
  modification: readModificationHistory,
} as const

interface TalkProps {
  family: Family
  params: RecordParams
}

/** The tabs that every document has besides its details. */
export function talkTabs({ family, params, canComment }: TalkProps & { canComment: boolean }): RecordTab[] {
  return [
    {
      name: 'comments',
      label: 'Comments',
      content: <DocumentComments family={family} params={params} canComment={canComment} />,
    },
    { name: 'history', label: 'History', content: <DocumentHistory family={family} params={params} /> },
  ]
}

function DocumentComments({ family, params, canComment }: TalkProps & { canComment: boolean }) {
  const steps = useQuery(queryFor(STEPS[family], { params }))
  const add = useAction(COMMENT[family])
  return (
    <Loaded query={steps} shape="block">
      {({ items }) => (
        <Comments
          entries={items.map((step) => ({ ...step, label: stepDone(step) }))}
          {...(canComment ? { onAdd: (comment: string) => add.mutateAsync({ params, body: { comment } }) } : {})}
        />
      )}
    </Loaded>
  )
}

function DocumentHistory({ family, params }: TalkProps) {
  const history = useQuery({
    ...queryFor(HISTORY[family], { params, query: { pageSize: 200 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={tellingChanges(items)} {...historyWords} />}
    </Loaded>
  )
}

/** The comment of the last return, where its authors see it first. */
export function ReturnedNotice({ family, params }: TalkProps) {
  const steps = useQuery(queryFor(STEPS[family], { params }))
  const step = steps.data?.items.filter(({ action }) => action === 'return').at(-1)
  if (!step) return null
  return (
    <Note tone="warn" title={`${step.actorName} returned it on ${formatMoment(step.at)}`}>
      {step.comment}
      <Text size="sm" c="dimmed" mt={4}>
        Change what is asked for, then submit it again.
      </Text>
    </Note>
  )
}
