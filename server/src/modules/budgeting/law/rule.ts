// What a rule of law is. That an unverified rule can only warn is said by the type, so that nobody can write another one.

/** Where BMMS holds a rule: a constraint of the database, a check of this folder, or the document that carries it. */
export type Place = `constraint ${string}` | `check ${string}` | `document ${string}`

interface Rule {
  /** Sections it stands on, each as it is cited: `BAA 84, s. 34(a)`. */
  sections: readonly [string, ...string[]]
  /** Few words: what the rule is called. */
  title: string
  /** What it says, in our words. */
  text: string
  /** First and last day, `YYYY-MM-DD`; null: in force. */
  from: string
  to?: string
  /** Where it is held; empty: known, and left to people. */
  held: readonly Place[]
}

/** Read in the text of the law: a breach may be refused. */
interface Verified extends Rule {
  verified: true
  severity: 'refuse' | 'warn'
}

/** From a secondary source, to be confirmed: it can only warn. */
interface Unverified extends Rule {
  verified: false
  severity: 'warn'
}

export type LawRule = Verified | Unverified
export type LawTable = Readonly<Record<string, LawRule>>
