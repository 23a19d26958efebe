import { limited } from './auth-call.ts'
import * as contract from './password-links.contract.ts'
import { askForReset } from './reset-requests.ts'
import { lookAt, useLink } from './use-link.ts'

export const linkRoutes = [
  limited(contract.askForReset, async (call, { name }) => {
    await askForReset(call, name)
    return { status: true }
  }),
  limited(contract.lookAtLink, (call, { secret }) => lookAt(call, secret)),
  limited(contract.setPassword, useLink),
]
