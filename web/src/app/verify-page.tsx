// `/verify/<kind of paper>/<id>#<hash>`: what the QR code of a printed paper leads to. Nobody needs to sign in.
import { lazy, Suspense } from 'react'
import { EntrancePage } from '../features/session/entrance-page.tsx'
import { LoadingShape } from '../ui/loading-shape.tsx'

const PaperCheck = lazy(() =>
  import('../features/budgeting-proposals/paper-check.tsx').then((m) => ({ default: m.PaperCheck })),
)
const GatePaperCheck = lazy(() =>
  import('../features/rollout-gates/paper-check.tsx').then((m) => ({ default: m.GatePaperCheck })),
)

const VERIFY = /^\/verify\/(budget-proposal|rollout-gate)s?\/([0-9a-f-]{36})\/?$/

export function VerifyPage() {
  const [, kind, id = ''] = VERIFY.exec(window.location.pathname) ?? []
  const isGate = kind === 'rollout-gate'
  const Check = isGate ? GatePaperCheck : PaperCheck
  return (
    <EntrancePage
      title="Is this paper genuine?"
      intro={`A ${isGate ? 'decision of the rollout' : 'budget proposal'} that was printed from BMMS carries the hash of its content.`}
    >
      <Suspense fallback={<LoadingShape shape="block" />}>
        <Check id={id} printed={window.location.hash.slice(1).slice(0, 64)} />
      </Suspense>
    </EntrancePage>
  )
}
