/** A table that knows people, and what it holds of them. */
export interface PersonTable {
  table: string
  /** Columns that hold the id of a person, or ids of several. */
  columns: readonly string[]
  /** What it holds, in words. */
  what: string
  /** Which login sees it: `organization` tables are read in each organization of the person. */
  seenBy: 'platform' | 'sign-in' | 'organization'
  /** Columns that are handed out; secrets, and what is about others, are not among them. */
  shows: readonly string[]
  /** Instead of comparing `columns`: `$1` is the id, `$2` the username, `$3` the e-mail address. */
  where?: string
}
