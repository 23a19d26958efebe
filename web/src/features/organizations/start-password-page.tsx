// The start password of a new account, shown once.
import { OneTimeSecret } from '../../ui/one-time-secret.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export interface NewAccount {
  name: string
  username: string
  startPassword: string
}

/** Stands in place of the form that made the account. */
export function StartPasswordPage({ account, onDone }: { account: NewAccount; onDone: () => void }) {
  const { name, username, startPassword } = account
  return (
    <>
      <PageHeader
        title={`Account of ${name} created`}
        description="One thing is left to do: pass on the start password."
      />
      <OneTimeSecret
        label="Start password"
        secret={startPassword}
        facts={[
          { label: 'Name', value: name },
          { label: 'Username', value: username },
        ]}
        confirmLabel="I have passed it on, or noted it down"
        doneLabel="Open the member"
        onDone={onDone}
      >
        It is shown only now. Give it to {name} in person or by phone, not by e-mail. At the first sign-in BMMS asks for
        a password of their own. If it is lost, a platform administrator can give a new one.
      </OneTimeSecret>
    </>
  )
}
