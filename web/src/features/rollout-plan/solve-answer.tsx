// What the optimiser answered last, when that was no proposal: wishes that clash, and how to get out of it.
import { Button, Group, Stack, Text } from '@mantine/core'
import type { PlanView, SolveView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { Note } from '../../ui/note.tsx'
import { wishOfDemand, wishWords, withoutWish } from './question-edits.ts'
import type { PlanWork } from './use-plan-work.ts'

const TITLES: Partial<Record<SolveView['state'], string>> = {
  infeasible: 'No plan can keep all of this together',
  invalid: 'The question has a mistake',
  undecided: 'No plan was found in time',
  outdated: 'The proposal was not taken over',
  failed: 'The optimiser ended unexpectedly',
}

export function SolveAnswer({ plan, work }: { plan: PlanView; work: PlanWork }) {
  const { solve } = plan
  const title = solve && TITLES[solve.state]
  // An answer is about the plan as it stood: after the next step it is of the past.
  const isOld = solve?.state !== 'outdated' && solve?.planVersion !== plan.version
  if (!solve || !title || !plan.canEdit || isOld) return null
  return (
    <Note tone={solve.state === 'infeasible' || solve.state === 'failed' ? 'bad' : 'warn'} title={title}>
      <Stack gap="xs">
        <Text size="sm">{solve.message}</Text>
        {solve.conflict && <Clash plan={plan} solve={solve} work={work} />}
        <Text size="sm">The plan is as it was.</Text>
      </Stack>
    </Note>
  )
}

function Clash({ plan, solve, work }: { plan: PlanView; solve: SolveView; work: PlanWork }) {
  const demands = solve.conflict?.demands ?? []
  return (
    <ul>
      {demands.map((demand) => {
        const wish = wishOfDemand(solve.question, demand)
        return (
          <li key={`${demand.rule} ${demand.codes.join()} ${demand.wave}`}>
            <Group gap="sm">
              <span>{demand.words}</span>
              {wish && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={work.busy}
                  onClick={() => void work.solve(withoutWish(solve.question, wish), plan.score !== null)}
                >
                  Try without “{wishWords(wish)}”
                </Button>
              )}
            </Group>
          </li>
        )
      })}
    </ul>
  )
}
