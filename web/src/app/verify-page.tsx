// `/verify/budget-proposals/<id>#<hash>`: what the QR code of a printed paper leads to. Nobody needs to sign in.
import { PaperCheck } from '../features/budgeting-proposals/paper-check.tsx'
import { EntrancePage } from '../features/session/entrance-page.tsx'

const VERIFY = /^\/verify\/budget-proposals?\/([0-9a-f-]{36})\/?$/

export function VerifyPage() {
  const id = VERIFY.exec(window.location.pathname)?.[1] ?? ''
  return (
    <EntrancePage
      title="Is this paper genuine?"
      intro="A budget proposal that was printed from BMMS carries the hash of its content."
    >
      <PaperCheck id={id} printed={window.location.hash.slice(1).slice(0, 64)} />
    </EntrancePage>
  )
}
