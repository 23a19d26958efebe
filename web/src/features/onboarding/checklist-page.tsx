// The first pieces of work: where each is done, and a tick for what BMMS cannot know.
import { Checkbox, Stack, Text } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import {
  type ChecklistEntry,
  type Onboarding,
  tickItem,
} from '../../../../server/src/modules/onboarding/onboarding.contract.ts'
import { useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import classes from './checklist-page.module.css'
import { useOwnWay } from './own-way.ts'

/** `/me/checklist`. */
export function ChecklistPage() {
  const way = useOwnWay()
  return (
    <>
      <PageHeader
        title="Getting started"
        description="The first pieces of work of your role. Open each and do it there; most are ticked by themselves."
        back={{ label: 'First steps', to: hrefOf(places.welcome, {}) }}
      />
      <Loaded query={way} shape="block">
        {({ onboarding }) =>
          onboarding ? (
            <Items way={onboarding} />
          ) : (
            <EmptyState title="There is no checklist for you">
              The checklist is for people who were invited. Your account was made in another way.
            </EmptyState>
          )
        }
      </Loaded>
    </>
  )
}

function Items({ way }: { way: Onboarding }) {
  const done = way.checklist.filter((item) => item.isDone).length
  return (
    <Stack maw="46rem">
      <Text role="status">
        {done} of {way.checklist.length} done
      </Text>
      {done === way.checklist.length && (
        <Note tone="good" title="All done">
          You know your way around. The help desk of your organization helps with everything else.
        </Note>
      )}
      <ul className={classes.items}>
        {way.checklist.map((item) => (
          <li key={item.key} className={classes.item}>
            {item.how === 'tick' ? <Tick item={item} /> : <Mark isDone={item.isDone} />}
            <div>
              <Link to={item.path}>{item.label}</Link>
              <Text size="sm" c="dimmed">
                {item.help}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function Mark({ isDone }: { isDone: boolean }) {
  const Icon = isDone ? IconCircleCheckFilled : IconCircle
  return (
    <span className={classes.mark} data-done={isDone || undefined}>
      <Icon size={22} aria-hidden />
      <span className="visually-hidden">{isDone ? 'Done:' : 'Open, ticked by itself when done:'}</span>
    </span>
  )
}

function Tick({ item }: { item: ChecklistEntry }) {
  const tick = useAction(tickItem)
  return (
    <Checkbox
      aria-label={`Done: ${item.label}`}
      checked={tick.isPending ? tick.variables.body.done : item.isDone}
      onChange={(event) =>
        tick.mutate({ body: { key: item.key, done: event.currentTarget.checked } }, { onError: tell.problem })
      }
    />
  )
}
