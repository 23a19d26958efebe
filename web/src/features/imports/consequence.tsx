// What a step does, with the settings that whoever takes it agrees to.
import { Stack } from '@mantine/core'
import type { ImportBatchView, ImportKindView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { Details } from '../../ui/details.tsx'
import { chosenOf, consequenceOf } from './steps.ts'
import { modeLabel } from './words.ts'

interface ConsequenceProps {
  action: string
  batch: ImportBatchView
  kind: ImportKindView
}

export function Consequence({ action, batch, kind }: ConsequenceProps) {
  return (
    <Stack gap="sm">
      <div>{consequenceOf(action, batch)}</div>
      {action === 'approve' && (
        <Details items={[{ label: 'When rows have errors', value: modeLabel(batch.mode) }, ...chosenOf(batch, kind)]} />
      )}
    </Stack>
  )
}
