// Planning the four usual messages of a wave at once.
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { prepareMessages } from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import { listWaves } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

/** A wave to choose, and the button; says how many messages were added. */
export function PrepareWave() {
  const [wave, setWave] = useState('')
  const { data } = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  const prepare = useAction(prepareMessages)
  const open = (data?.items ?? []).filter(({ status }) => status !== 'completed' && status !== 'cancelled')
  const go = async () => {
    const { added } = await prepare.mutateAsync({ body: { wave: Number(wave) } })
    tell.done(
      added === 0 ? `Wave ${wave} has all its messages.` : `${countOf(added, 'message')} planned for wave ${wave}.`,
    )
  }
  return (
    <>
      {prepare.error && <ProblemNotice problem={prepare.error} />}
      <Group align="end" gap="sm">
        <ChoiceField
          label="Plan the usual messages of"
          placeholder="Choose a wave"
          data={open.map(({ number, name }) => ({ value: String(number), label: `Wave ${number}: ${name}` }))}
          value={wave}
          onChange={setWave}
        />
        <Button
          variant="default"
          disabled={wave === ''}
          loading={prepare.isPending}
          onClick={() => void go().catch(() => undefined)}
        >
          Plan messages
        </Button>
      </Group>
    </>
  )
}
