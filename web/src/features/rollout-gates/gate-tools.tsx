// What may be done with a gate beside its steps: the paper, trying it, its criteria, the first signature.
import { Button } from '@mantine/core'
import { IconFileTypePdf, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { evaluateGate, type Gate } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { OVERALL_WORDS } from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import { downloadFile } from '../../api/files.ts'
import { useAction } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'

export function GateTools({ gate, url }: { gate: Gate; url: string }) {
  const params = { id: gate.id }
  return (
    <>
      <PaperButton url={url} />
      {gate.canPrepare && (
        <>
          <ActionButton variant="default" to={hrefOf(places.criteria, params)}>
            Change criteria
          </ActionButton>
          <EvaluateButton gate={gate} />
        </>
      )}
      {gate.canSign && <ActionButton to={hrefOf(places.decision, params)}>Sign a decision</ActionButton>}
    </>
  )
}

function PaperButton({ url }: { url: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await downloadFile(url).catch(tell.problem)
    setBusy(false)
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

function EvaluateButton({ gate }: { gate: Gate }) {
  const evaluate = useAction(evaluateGate, {
    onDone: ({ overall }) => tell.done(`By the criteria: ${OVERALL_WORDS[overall].toLowerCase()}. Nothing is decided`),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={evaluate.isPending}
      onClick={() => evaluate.mutate({ params: { id: gate.id } }, { onError: tell.problem })}
    >
      Evaluate now
    </Button>
  )
}
