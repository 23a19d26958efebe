// What was said about one line.
import { Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  commentLine,
  listLineComments,
  type ProposalLine,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { Comments } from '../../ui/comments.tsx'
import { Loaded } from '../../ui/loaded.tsx'

interface LineTalkProps {
  moa: string
  line: ProposalLine
  canComment: boolean
  onClose: () => void
}

export function LineTalk({ moa, line, canComment, onClose }: LineTalkProps) {
  const params = { moa, id: line.id }
  const comments = useQuery(queryFor(listLineComments, { params }))
  const comment = useAction(commentLine)
  return (
    <Modal opened onClose={onClose} title={line.description} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {line.ppaTitle}. {line.objectCode} {line.objectName}: {formatMoney(line.amount)} requested.
        </Text>
        <Loaded query={comments} shape="block">
          {({ items }) => (
            <Comments
              entries={items.map(({ id, comment: text, authorName, at }) => ({
                ...{ id, at, comment: text, actorName: authorName },
                ...{ action: 'comment', label: '' },
              }))}
              {...(canComment
                ? { onAdd: (text: string) => comment.mutateAsync({ params, body: { comment: text } }) }
                : {})}
            />
          )}
        </Loaded>
      </Stack>
    </Modal>
  )
}
