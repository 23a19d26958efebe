// A start password, shown once to whoever made it.
import type { PersonRecord } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { OneTimeSecret } from '../../ui/one-time-secret.tsx'

export interface Issued {
  person: PersonRecord
  startPassword: string
}

/** What to pass on, and how. */
export function StartPassword({ issued, onDone }: { issued: Issued; onDone: () => void }) {
  const { person, startPassword } = issued
  return (
    <OneTimeSecret
      label="Start password"
      secret={startPassword}
      facts={[
        { label: 'Name', value: person.name },
        { label: 'Username', value: person.username },
      ]}
      confirmLabel="I have passed it on, or noted it down"
      doneLabel="Open the person"
      onDone={onDone}
    >
      It is shown only now. Give it to {person.name} in person or by phone, not by e-mail. At the next sign-in BMMS asks
      for a password of their own.
    </OneTimeSecret>
  )
}
