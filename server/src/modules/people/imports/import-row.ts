// One row of an import of people, read: what it says, and all that is wrong with it. Nothing is looked up here but the
// organizations, which were found for many rows at once.
import { ORGANIZATION_ROLES, type OrganizationRole, ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import { isUsername, normalizeName } from '../../../platform/auth/username.ts'
import type { EmailRule } from '../../../platform/database/scope.ts'
import type { CellProblem, ImportRow } from '../../../platform/imports/define-import.ts'
import type { CalledOrganization } from '../../organizations/module.ts'
import { isPlatformRole, readRole, splitRoles } from '../roles/role-names.ts'
import { findTemplatePosition } from '../roles/role-templates.ts'
import { isInDomains, readEmail, usernameFrom } from './import-email.ts'
import { calm, isShowable, type ReadName, splitName, tidyText } from './import-names.ts'
import { readPhone } from './import-phone.ts'
import { problem } from './import-problems.ts'

export interface WantedRow {
  number: number
  errors: CellProblem[]
  warnings: CellProblem[]
  /** '' when it could not be read; then there is an error. */
  email: string
  /** '' when it is to be made from the address. */
  username: string
  name: ReadName
  organization: CalledOrganization | undefined
  roles: OrganizationRole[]
  phone: string
  position: string
  department: string
  /** Null when the row does not say. */
  isPrimary: boolean | null
}

export interface ReadingRules {
  organizations: ReadonlyMap<string, CalledOrganization>
  emailRule: EmailRule
}

const HIGH_ROLES: readonly OrganizationRole[] = ['admin', 'manager']
const ALL_ROLES = ORGANIZATION_ROLES.join(', ')

/** The organization as a row names it: what `findOrganizationsCalled` is asked for. */
export function organizationText(row: ImportRow): string {
  return tidyText(row.values.organization ?? '')
}

export function readRow(row: ImportRow, rules: ReadingRules): WantedRow {
  const reader = new RowReader(row)
  const email = reader.email(rules.emailRule)
  const name = reader.name()
  const organization = reader.organization(rules.organizations)
  const position = reader.text('position')
  return {
    number: row.number,
    errors: reader.errors,
    warnings: reader.warnings,
    email,
    name,
    organization,
    position,
    department: reader.text('department'),
    roles: reader.roles(position, organization),
    phone: reader.phone(),
    username: reader.username(email),
    isPrimary: reader.primary(),
  }
}

class RowReader {
  readonly errors: CellProblem[] = []
  readonly warnings: CellProblem[] = []
  readonly #values: ImportRow['values']

  constructor(row: ImportRow) {
    this.#values = row.values
  }

  email({ domains, refuseOthers }: EmailRule): string {
    const read = readEmail(this.#values.email ?? '')
    if ('error' in read) {
      this.errors.push(read.error)
      return ''
    }
    if (domains.length > 0 && !isInDomains(read.email, domains)) {
      const found = problem('email', 'email_domain', { domains: domains.join(', ') })
      ;(refuseOthers ? this.errors : this.warnings).push(found)
    }
    return read.email
  }

  /** The parts as given, else a full name split. */
  name(): ReadName {
    const parts = { first: this.text('first_name'), last: this.text('last_name') }
    const full = this.text('full_name')
    const isSplit = parts.first === '' && parts.last === ''
    const name = isSplit
      ? splitName(full)
      : { first: calm(parts.first || parts.last), last: parts.first ? calm(parts.last) : '' }
    const column = isSplit && full !== '' ? 'full_name' : 'first_name'
    const whole = `${name.first} ${name.last}`
    if (name.first === '') this.errors.push(problem(column, 'name_missing'))
    else if (!/\p{L}/u.test(whole)) this.errors.push(problem(column, 'name_form'))
    else if (name.first.length > 100 || name.last.length > 100 || whole.length > 200)
      this.errors.push(problem(column, 'name_long'))
    else if (name.last === '') this.warnings.push(problem(column, 'one_name'))
    return name
  }

  organization(known: ReadonlyMap<string, CalledOrganization>): CalledOrganization | undefined {
    const text = tidyText(this.#values.organization ?? '')
    const found = known.get(text)
    if (text === '') this.errors.push(problem('organization', 'organization_missing'))
    else if (!found) this.errors.push(problem('organization', 'organization_unknown', { text: text.slice(0, 80) }))
    else if (!found.isActive) this.errors.push(problem('organization', 'organization_inactive', { code: found.code }))
    return found
  }

  text(column: string): string {
    const text = this.#values[column] ?? ''
    // A line break inside of a cell is a blank; everything else that cannot be seen was not typed on purpose.
    const tidy = tidyText(text)
    if (!isShowable(tidy)) this.errors.push(problem(column, column.endsWith('_name') ? 'name_form' : 'text_form'))
    return tidy
  }

  roles(position: string, organization: CalledOrganization | undefined): OrganizationRole[] {
    const names = splitRoles(this.#values.role ?? '')
    if (names.length === 0) return this.#roleOfPosition(position, organization)
    const roles = new Set<OrganizationRole>()
    for (const text of names) {
      const role = readRole(text)
      if (role) roles.add(role)
      else if (isPlatformRole(text)) this.errors.push(problem('role', 'role_platform', { text }))
      else this.errors.push(problem('role', 'role_unknown', { text: text.slice(0, 60), roles: ALL_ROLES }))
    }
    const high = HIGH_ROLES.filter((role) => roles.has(role)).map((role) => ROLE_WORDS[role].toLowerCase())
    if (high.length > 0) this.warnings.push(problem('role', 'role_high', { role: high.join(' and ') }))
    return ORGANIZATION_ROLES.filter((role) => roles.has(role))
  }

  /** Administrators and managers are never made by a title: somebody has to have written it. */
  #roleOfPosition(position: string, organization: CalledOrganization | undefined): OrganizationRole[] {
    if (!organization) return []
    const found = findTemplatePosition(organization.kind, position)
    if (found?.roles.some((role) => HIGH_ROLES.includes(role))) {
      const role = found.roles.map((one) => ROLE_WORDS[one].toLowerCase()).join(', ')
      this.errors.push(problem('role', 'role_stated', { position, role }))
      return []
    }
    if (found) {
      const role = found.roles.map((one) => ROLE_WORDS[one].toLowerCase()).join(', ')
      this.warnings.push(problem('role', 'role_assumed', { role }))
      return [...found.roles]
    }
    const key = position === '' ? 'role_none' : 'role_missing'
    this.errors.push(problem('role', key, { position, roles: ALL_ROLES }))
    return []
  }

  phone(): string {
    const text = tidyText(this.#values.phone ?? '')
    if (text === '') return ''
    const read = readPhone(text)
    if (!read) this.errors.push(problem('phone', 'phone_form'))
    else if (read.isFirst) this.warnings.push(problem('phone', 'phone_several'))
    return read?.number ?? ''
  }

  username(email: string): string {
    const username = normalizeName(this.#values.username ?? '')
    // Some lists repeat the address here: it says nothing.
    if (username === '' || username === email) return ''
    if (isUsername(username)) return username
    const example = email === '' ? 'juan.delacruz' : usernameFrom(email)
    this.errors.push(problem('username', 'username_form', { example }))
    return ''
  }

  primary(): boolean | null {
    const text = (this.#values.primary_organization ?? '').trim().toLowerCase()
    if (text === '') return null
    if (/^(?:yes|y|true|1|x|oo|primary)$/.test(text)) return true
    if (/^(?:no|n|false|0|hindi|-)$/.test(text)) return false
    this.errors.push(problem('primary_organization', 'primary_form'))
    return null
  }
}
