// From the page where a password was set to the sign-in page: the username travels in this tab's history, nowhere else.

interface Left {
  passwordSetBy?: unknown
}

/** Leads to sign-in, with the username filled in. */
export function goToSignIn(username: string): void {
  window.history.replaceState({ passwordSetBy: username } satisfies Left, '', '/')
  window.location.reload()
}

export function findPasswordSetBy(): string | undefined {
  const { passwordSetBy } = (window.history.state ?? {}) as Left
  return typeof passwordSetBy === 'string' ? passwordSetBy : undefined
}
