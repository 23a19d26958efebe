/** A username to offer for a person: `Aisah`, `dela Cruz` -> `aisah.delacruz`; empty while there is no name. */
export function usernameFor({ firstName, lastName }: { firstName: string; lastName: string }): string {
  const [given = ''] = firstName.trim().split(/\s+/)
  return [plain(given), plain(lastName)].filter(Boolean).join('.').slice(0, 60)
}

/** Small letters and digits only; accents are dropped. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
