// Mode, wave and options of an import; and the file itself.
import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import {
  changeImport,
  type ImportBatchView,
  type ImportKindView,
  type ImportMode,
  KEPT_DAYS,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { sameValue } from '../../lib/drafts.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Details } from '../../ui/details.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { chosenOf } from './steps.ts'
import { modeLabel, modeOptions, sizeInWords, waveOptions } from './words.ts'

interface SettingsPanelProps {
  batch: ImportBatchView
  kind: ImportKindView
}

export function SettingsPanel({ batch, kind }: SettingsPanelProps) {
  return (
    <Stack maw="46rem">
      <Paper withBorder p="lg" component="section" aria-label="Settings">
        <Title order={2} size="h3" mb="md">
          Settings
        </Title>
        {batch.editable ? <SettingsForm batch={batch} kind={kind} /> : <SettingsShown batch={batch} kind={kind} />}
      </Paper>
      <Paper withBorder p="lg" component="section" aria-label="The file">
        <Title order={2} size="h3" mb="md">
          The file
        </Title>
        <Details
          items={[
            { label: 'Name', value: batch.fileName },
            { label: 'Size', value: sizeInWords(batch.size) },
            { label: 'SHA-256', value: <code style={{ overflowWrap: 'anywhere' }}>{batch.sha256}</code> },
            {
              label: 'Kept',
              value: batch.fileKept
                ? `For ${KEPT_DAYS} days, with what its rows say. The counts stay.`
                : 'Removed when its time was over. The counts stay.',
            },
          ]}
        />
      </Paper>
    </Stack>
  )
}

const valuesOf = ({ mode, wave, options }: ImportBatchView) => ({ mode, wave: String(wave ?? ''), options })

function SettingsForm({ batch, kind }: SettingsPanelProps) {
  const change = useAction(changeImport)
  const [values, setValues] = useState(() => valuesOf(batch))
  const save = () =>
    change.mutate(
      {
        params: { id: batch.id },
        body: {
          version: batch.version,
          mode: values.mode,
          wave: values.wave ? Number(values.wave) : null,
          options: Object.entries(values.options).map(([name, value]) => ({ name, value })),
        },
      },
      { onSuccess: () => tell.done('Settings saved, the rows are checked again') },
    )
  return (
    <Stack>
      {change.error && <ProblemNotice problem={change.error} />}
      <ChoiceField
        label="Wave"
        data={[{ value: '', label: 'No wave' }, ...waveOptions]}
        value={values.wave}
        onChange={(wave) => setValues({ ...values, wave })}
      />
      <ChoiceField
        label="When rows have errors"
        data={modeOptions}
        value={values.mode}
        onChange={(mode) => setValues({ ...values, mode: mode as ImportMode })}
      />
      {kind.options.map(({ name, label, help, choices }) => (
        <ChoiceField
          key={name}
          label={label}
          description={help}
          data={choices}
          value={values.options[name] ?? choices[0]?.value ?? ''}
          onChange={(value) => setValues({ ...values, options: { ...values.options, [name]: value } })}
        />
      ))}
      <Group>
        <Button disabled={sameValue(values, valuesOf(batch))} loading={change.isPending} onClick={save}>
          Save and check again
        </Button>
      </Group>
    </Stack>
  )
}

function SettingsShown({ batch, kind }: SettingsPanelProps) {
  const { mode, wave } = batch
  return (
    <Details
      items={[
        { label: 'Wave', value: wave === null ? 'No wave' : `Wave ${wave}` },
        { label: 'When rows have errors', value: modeLabel(mode) },
        ...chosenOf(batch, kind),
      ]}
    />
  )
}
