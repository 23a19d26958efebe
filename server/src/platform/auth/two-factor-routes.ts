// The second step: setting it up, using it, switching it off.
import { type AuthCall, limited, requireLive } from './auth-call.ts'
import { fail } from './auth-errors.ts'
import { personOf, refuseAs } from './better-auth-answers.ts'
import { askBetterAuth } from './better-auth-bridge.ts'
import { inIdentity } from './identity-transaction.ts'
import { proveWithPassword } from './password-proof.ts'
import * as contract from './sign-in.contract.ts'
import { noteSignIn } from './sign-in-events.ts'

export const twoFactorRoutes = [
  limited(contract.enableTwoFactor, (call, body) =>
    askWithPassword<{ totpURI: string; backupCodes: string[] }>(call, '/two-factor/enable', body),
  ),
  limited(contract.readTotpUri, (call, body) =>
    askWithPassword<{ totpURI: string }>(call, '/two-factor/get-totp-uri', body),
  ),
  limited(contract.renewBackupCodes, (call, body) =>
    askWithPassword<{ status: boolean; backupCodes: string[] }>(call, '/two-factor/generate-backup-codes', body),
  ),
  limited(contract.disableTwoFactor, async (call, body) => {
    if (call.auth.config.requireTwoFactor && requireLive(call).privileged) fail('auth.two_factor_required_by_role')
    return askWithPassword<{ status: boolean }>(call, '/two-factor/disable', body)
  }),
  limited(contract.verifyTotp, (call, { code }) => verify(call, '/two-factor/verify-totp', code.replaceAll(/\s/g, ''))),
  limited(contract.verifyBackupCode, (call, { code }) => verify(call, '/two-factor/verify-backup-code', code.trim())),
]

/** Changes to the second step need the password again; wrong ones count like at sign-in. */
async function askWithPassword<T>(call: AuthCall, path: string, { password }: { password: string }): Promise<T> {
  const { username } = requireLive(call)
  const { status, body } = await proveWithPassword(call, {
    account: username,
    ask: () => askBetterAuth(call, path, { password }),
  })
  if (status !== 200) refuseAs(status, body, 'password')
  return body as T
}

/** better-auth counts wrong codes itself: five a sign-in, ten in a row an account. */
async function verify(call: AuthCall, path: string, code: string): Promise<{ user: contract.SignedInPerson }> {
  const { status, body } = await askBetterAuth(call, path, { code })
  if (status !== 200) refuseAs(status, body, 'code')
  const user = { ...personOf((body as { user: unknown }).user), twoFactorEnabled: true }
  // Whoever is signed in already has set it up just now; anybody else has just come in.
  if (!call.live) await inIdentity(call.auth.database.identity, undefined, (db) => noteSignIn(db, call, user.id))
  return { user }
}
