// Above the rows: where the import stands, how far it is, and what a person has to know before going on.
import { Paper, Progress, Stack, Text } from '@mantine/core'
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { countOf } from '../../lib/words.ts'
import classes from './imports.module.css'
import { Notices } from './notices.tsx'
import { StageLine } from './stage-line.tsx'
import { stagesOf } from './stages.ts'
import { isUnderWay } from './words.ts'

interface StandingProps {
  batch: ImportBatchView
  /** Rows that were put right just now, while they are checked again. */
  fixedRows: number | undefined
}

export function Standing({ batch, fixedRows }: StandingProps) {
  return (
    <Stack gap="sm" mb="md">
      <Paper withBorder p="md" component="section" aria-label="Progress of this import">
        <StageLine stages={stagesOf(batch)} />
        {isUnderWay(batch.state) && <Working batch={batch} fixedRows={fixedRows} />}
      </Paper>
      <Notices batch={batch} />
    </Stack>
  )
}

const STEPS: Partial<Record<ImportBatchView['state'], string>> = {
  checking: 'Checking the rows',
  approved: 'Approved; it starts in a moment',
  running: 'Importing',
  undoing: 'Taking it back',
}

/** How far it is; the page may be left. */
function Working({ batch: { state, progress }, fixedRows }: StandingProps) {
  // Before it starts, what is known is still of the check.
  const { step = STEPS[state] ?? '', done = 0, total = 0 } = (state !== 'approved' && progress) || {}
  const percent = total > 0 ? Math.round((done / total) * 100) : 0
  const words = total > 0 ? `${step}: ${done.toLocaleString('en')} of ${countOf(total, 'row')}` : step
  return (
    <div className={classes.working}>
      <Progress value={percent} animated={total === 0} aria-label={words} className={classes.progress ?? ''} />
      <Text size="sm" role="status">
        {fixedRows !== undefined && `${countOf(fixedRows, 'row')} put right, checking again. `}
        {words}
      </Text>
      {state !== 'checking' && (
        <Text size="sm" c="dimmed">
          You can leave this page: the work goes on, and your inbox says when it has ended.
        </Text>
      )}
    </div>
  )
}
