// The right side of the inbox for a document: its lines, its effect, and the decision.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import {
  readModification,
  stepModification,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import {
  readAllotmentRelease,
  stepAllotmentRelease,
} from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import {
  readAppropriation,
  stepAppropriation,
} from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { InboxDecision } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { places, type RecordParams } from './addresses.ts'
import { DocumentLines, type ShownDocument } from './document-record.tsx'
import { ReturnedNotice } from './document-talk.tsx'
import { EffectView } from './effect-view.tsx'
import { consequenceOf, forwardFirst, KIND_WORDS, stepDone, titleOf } from './words.ts'

/** One document of the queue; `id` is `appropriation:0198…`, `release:…` or `modification:…`. */
export function WaitingView({ moa, id, onDone }: { moa: string; id: string; onDone: () => void }) {
  const [family, record = ''] = id.split(':')
  const props = { params: { moa, id: record }, onDone }
  if (family === 'appropriation') return <WaitingAppropriation {...props} />
  return family === 'release' ? <WaitingRelease {...props} /> : <WaitingModification {...props} />
}

interface WaitingProps {
  params: RecordParams
  onDone: () => void
}
type Step = (body: { action: string; version: number; comment?: string }) => Promise<unknown>
type DecisionProps = { document: ShownDocument; href: string; step: Step; onDone: () => void; children: ReactNode }

function Decision({ document, href, step, onDone, children }: DecisionProps) {
  const title = titleOf(document)
  return (
    <InboxDecision
      title={title}
      href={href}
      actions={forwardFirst(document.actions.filter(({ refusal }) => refusal?.code !== 'access.missing_permission'))}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        await step({ action: action.action, version: document.version, ...(comment ? { comment } : {}) })
        tell.done(`${stepDone(action)}: ${title}`)
        onDone()
      }}
    >
      <Text size="sm" c="dimmed">
        {KIND_WORDS[document.kind]}, <Money value={document.total} />. Prepared by {document.preparedBy}.
      </Text>
      <Text>{document.particulars}</Text>
      {children}
    </InboxDecision>
  )
}

function WaitingAppropriation({ params, onDone }: WaitingProps) {
  const query = useQuery(queryFor(readAppropriation, { params }))
  const step = useAction(stepAppropriation)
  return (
    <Loaded query={query} shape="block">
      {(document) => (
        <Decision
          document={document}
          href={hrefOf(places.appropriation, params)}
          step={(body) => step.mutateAsync({ params, body })}
          onDone={onDone}
        >
          <DocumentLines title="Lines" lines={document.lineList} />
        </Decision>
      )}
    </Loaded>
  )
}

function WaitingRelease({ params, onDone }: WaitingProps) {
  const query = useQuery(queryFor(readAllotmentRelease, { params }))
  const step = useAction(stepAllotmentRelease)
  return (
    <Loaded query={query} shape="block">
      {(document) => (
        <Decision
          document={document}
          href={hrefOf(places.release, params)}
          step={(body) => step.mutateAsync({ params, body })}
          onDone={onDone}
        >
          {document.status === 'returned' && <ReturnedNotice family="release" params={params} />}
          <DocumentLines title="Lines" lines={document.lineList} />
        </Decision>
      )}
    </Loaded>
  )
}

function WaitingModification({ params, onDone }: WaitingProps) {
  const query = useQuery(queryFor(readModification, { params }))
  const step = useAction(stepModification)
  return (
    <Loaded query={query} shape="block">
      {(document) => (
        <Decision
          document={document}
          href={hrefOf(places.modification, params)}
          step={(body) => step.mutateAsync({ params, body })}
          onDone={onDone}
        >
          {document.status === 'returned' && <ReturnedNotice family="modification" params={params} />}
          <EffectView effect={document.effect} narrow />
        </Decision>
      )}
    </Loaded>
  )
}
