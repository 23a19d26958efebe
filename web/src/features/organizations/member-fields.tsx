// What a membership says: roles, position and department.
import { TextInput } from '@mantine/core'
import { addMember } from '../../../../server/src/modules/people/members.contract.ts'
import type { OrganizationRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { roleOptions } from './words.ts'

export type MembershipValues = { roles: string[]; position: string; department: string }

export const noMembership: MembershipValues = { roles: [], position: '', department: '' }

export const membershipChecks = {
  roles: (roles: string[]) =>
    roles.length > 0 ? null : 'Choose at least one role: without one nothing can be opened.',
}

/** What is sent. */
export function membershipBody({ roles, position, department }: MembershipValues) {
  return { roles: roles as OrganizationRole[], position: position.trim(), department: department.trim() }
}

interface FieldsProps<V extends MembershipValues> {
  form: Form<V>
}

export function RoleFields<V extends MembershipValues>({ form }: FieldsProps<V>) {
  return (
    <CheckboxList
      label="Roles"
      description="Somebody may hold several. Administrator and Manager wait until a second person agrees; until then the person begins with the other roles, or as Viewer."
      required
      options={roleOptions}
      {...form.getInputProps('roles')}
    />
  )
}

export function PlaceFields<V extends { position: string; department: string }>({ form }: { form: Form<V> }) {
  return (
    <>
      <TextInput
        label="Position (optional)"
        placeholder="Planning Officer III"
        {...limitsOf(addMember, 'position')}
        {...form.getInputProps('position')}
      />
      <TextInput
        label="Department (optional)"
        placeholder="Planning Division"
        {...limitsOf(addMember, 'department')}
        {...form.getInputProps('department')}
      />
    </>
  )
}
