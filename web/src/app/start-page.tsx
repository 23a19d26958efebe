// The bare address: sends a person to where they work.
import { Navigate } from '@tanstack/react-router'
import { useSession } from '../api/session.tsx'
import { useOwnWay, welcomed } from '../features/onboarding/own-way.ts'
import { onboardingPages } from '../features/onboarding/routes.ts'
import { hrefOf } from '../lib/page.ts'
import { findStored } from '../lib/stored.ts'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { RefusalPage } from '../ui/refusal-page.tsx'
import { navigationOf } from './navigation.ts'
import { shellPages } from './pages.ts'
import { LAST_PLACE } from './shell/shell-place.ts'

/**
 * Newcomers begin on their welcome page, once. Others at the organization used last, else the primary one, else the first
 * page above organizations.
 */
export function StartPage() {
  const me = useSession()
  const way = useOwnWay()
  const last = findStored<string>(LAST_PLACE)
  const place =
    me.workspaces.find((one) => one.code === last) ?? me.workspaces.find((one) => one.isPrimary) ?? me.workspaces[0]
  const above = navigationOf(me, undefined)[0]?.items[0]
  // Staff of the platform belong to no organization, though they may open them all.
  const member = place && (place.roles.length > 0 || !above)
  if (way.isPending) return <LoadingShape shape="block" />
  if (way.data?.onboarding?.isNew && !welcomed.find())
    return <Navigate to={hrefOf(onboardingPages.welcome, {})} replace />
  if (place && member) return <Navigate to={hrefOf(shellPages.home, { moa: place.code })} replace />
  if (above) return <Navigate to={above.href} replace />
  const [waiting] = me.waiting
  if (waiting)
    return (
      <RefusalPage title={`${waiting.name} is being prepared`}>
        Some of its people enter first, to bring in the others. You hear in your inbox and by mail when you can.
      </RefusalPage>
    )
  return (
    <RefusalPage title="You have no role yet">
      Your account works, but no organization has given you a role. Ask the administrator of your organization to add
      you.
    </RefusalPage>
  )
}
