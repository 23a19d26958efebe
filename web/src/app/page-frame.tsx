// Around every page: is it open to this person, which organization is it of, what is it called.
import { Group } from '@mantine/core'
import type { ComponentType } from 'react'
import { useFoundPlace, useSession } from '../api/session.tsx'
import { switchPages } from '../features/rollout-activation/routes.ts'
import { usePathParams } from '../lib/address.tsx'
import { hrefOf } from '../lib/page.ts'
import { usePageTitle } from '../lib/page-title.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { RefusalPage } from '../ui/refusal-page.tsx'
import { findRefusal, type Refused } from './page-access.ts'
import type { Located } from './pages.ts'

interface PageFrameProps {
  located: Located
  content: ComponentType<{ params: Record<string, string> }>
}

/** Shows the page, or why not. */
export function PageFrame({ located, content: Content }: PageFrameProps) {
  const me = useSession()
  const params = usePathParams()
  usePageTitle(located.page.title)
  const refused = findRefusal(me, located.page, { moa: params.moa, feature: located.feature })
  if (refused) return <PageRefused refused={refused} located={located} />
  // A new record is a new page: nothing of the one before stays in its fields.
  return <Content key={JSON.stringify(params)} params={params} />
}

function PageRefused({ refused, located }: { refused: Refused; located: Located }) {
  const { moa = '' } = usePathParams()
  const place = useFoundPlace()
  const name = place?.name ?? moa
  const label = located.feature?.label ?? located.page.title
  const words = {
    organization: {
      title: `You have no access to ${moa.toUpperCase()}`,
      text: `There is no such organization, or you are not a member of ${moa.toUpperCase()}. Its administrator can add you.`,
    },
    waiting: {
      title: `${moa.toUpperCase()} is being prepared`,
      text: 'Some of its people enter first, to bring in the others. You hear in your inbox and by mail when you can.',
    },
    share: {
      title: `Not open for you yet: ${located.page.title}`,
      text: `It comes to the people of ${name} step by step, so that few meet what does not work yet. Your roles stay as they are.`,
    },
    module: {
      title: `${label} is switched off for ${name}`,
      text: 'A platform administrator can switch the module on. Nothing was deleted: it shows again when it is on.',
    },
    role: {
      title: 'Your roles do not include this page',
      text: `"${located.page.title}" needs the permission ${located.page.access}. An administrator of ${name || 'the platform'} can give you a role that has it.`,
    },
  }[refused]
  return (
    <RefusalPage title={words.title} action={<WayOut refused={refused} moa={moa} />}>
      {words.text}
    </RefusalPage>
  )
}

/** Who is not reached yet can see why. */
function WayOut({ refused, moa }: { refused: Refused; moa: string }) {
  return (
    <Group gap="xs">
      {refused === 'share' && (
        <ActionButton variant="default" to={hrefOf(switchPages.switches, { moa })}>
          See why
        </ActionButton>
      )}
      <ActionButton to="/">Go to my work</ActionButton>
    </Group>
  )
}
