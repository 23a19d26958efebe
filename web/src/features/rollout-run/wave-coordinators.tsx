// Who coordinates a wave.
import { Paper, Stack, Text } from '@mantine/core'
import {
  COORDINATOR_PARTS,
  COORDINATOR_WORDS,
  type CoordinatorPart,
} from '../../../../server/src/modules/rollout/rollout.contract.ts'
import {
  appointCoordinator,
  type Coordinator,
  type WaveRecord,
} from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { tell } from '../../ui/notice.ts'
import { useStaff } from './use-staff.ts'

const DUTIES: Readonly<Record<CoordinatorPart, string>> = {
  lead: 'Answers for the wave, and hears of every blocker.',
  technical: 'Accounts, imports, data and access.',
  training: 'Trainers, rooms, attendance.',
  support: 'Help in the first weeks.',
}

/** One card a part; whoever may appoint chooses there. */
export function WaveCoordinators({ wave }: { wave: WaveRecord }) {
  const may = useCan()(appointCoordinator.access) && wave.status !== 'completed' && wave.status !== 'cancelled'
  return (
    <Columns min="17rem">
      {COORDINATOR_PARTS.map((part) => {
        const now = wave.coordinators.find((one) => one.part === part)
        return (
          <Paper key={part} withBorder p="md" component="section" aria-label={COORDINATOR_WORDS[part]}>
            <Stack gap="xs">
              <div>
                <Text fw={600}>{COORDINATOR_WORDS[part]}</Text>
                <Text size="sm" c="dimmed">
                  {DUTIES[part]}
                </Text>
              </div>
              {now ? <Contact person={now} /> : <Text size="sm">Nobody yet</Text>}
              {may && <Appoint number={wave.number} part={part} now={now} />}
            </Stack>
          </Paper>
        )
      })}
    </Columns>
  )
}

function Contact({ person: { name, email, phone } }: { person: Coordinator }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Text>{name}</Text>
      <Text size="sm">
        <a href={`mailto:${email}`}>{email}</a>
        {phone && `, ${phone}`}
      </Text>
    </div>
  )
}

function Appoint({ number, part, now }: { number: number; part: CoordinatorPart; now: Coordinator | undefined }) {
  const appoint = useAction(appointCoordinator)
  const staff = useStaff()
  const choose = (personId: string) =>
    appoint
      .mutateAsync({ params: { waveDigits: String(number) }, body: { part, personId: personId || null } })
      .then(() => tell.done(personId ? 'Appointed, and told' : 'Nobody coordinates this part now'), tell.problem)
  return (
    <ChoiceField
      label="Appoint"
      disabled={appoint.isPending}
      data={[{ value: '', label: 'Nobody' }, ...staff]}
      value={now?.personId ?? ''}
      onChange={(personId) => void choose(personId)}
    />
  )
}
