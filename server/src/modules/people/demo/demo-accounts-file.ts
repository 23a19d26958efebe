// The file that keeps the passwords of the demo accounts. No value holds a comma or a quotation mark.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface DemoAccount {
  username: string
  password: string
  /** Code of the organization; BARMM for roles above organizations. */
  organization: string
  role: string
}

const HEADER = 'username,password,organization,role'

/** The accounts of the file; none when there is no file yet. */
export async function readDemoAccounts(file: string): Promise<DemoAccount[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').slice(1)
  return lines.flatMap((line) => {
    const [username, password, organization, role] = line.split(',')
    return username && password && organization && role ? [{ username, password, organization, role }] : []
  })
}

/** Replaces the file at once; only its owner may read it. */
export async function writeDemoAccounts(file: string, accounts: readonly DemoAccount[]): Promise<void> {
  const lines = accounts.map(({ username, password, organization, role }) =>
    [username, password, organization, role].join(','),
  )
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${[HEADER, ...lines].join('\n')}\n`, { mode: 0o600 })
  await rename(draft, file)
}
