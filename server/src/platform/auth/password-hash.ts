// Passwords are kept as argon2id hashes with the parameters of the OWASP password storage cheat sheet.
import { hash, verify } from '@node-rs/argon2'

// argon2id is the library's default; its enum cannot be imported where types are only stripped.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One form for what looks the same on different keyboards (NIST SP 800-63B, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC')
}

/** About 20 ms of work off the main thread. Never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), cost)
}

export function verifyPassword({ hash: kept, password }: { hash: string; password: string }): Promise<boolean> {
  return verify(kept, normalizePassword(password))
}
