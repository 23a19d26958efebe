// Other codes and names under which documents know an organization.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  type OrganizationRecord,
  setAliases,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem } from '../../lib/problem.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { tell } from '../../ui/notice.ts'
import classes from './aliases-panel.module.css'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

/** The list; each change is kept at once. */
export function AliasesPanel({ organization }: { organization: OrganizationRecord }) {
  const { code, aliases, canEdit } = organization
  return (
    <Stack maw="46rem">
      <Text c="dimmed" maw="75ch">
        Papers and spreadsheets often write a former or a longer name. Search and imports take each of these for {code}.
        Capital and small letters make no difference.
      </Text>
      {aliases.length === 0 ? (
        <EmptyState title="No other names">
          {code} is found by its code and its name only. {canEdit && 'Add what documents call it besides.'}
        </EmptyState>
      ) : (
        <ul className={classes.names}>
          {aliases.map((alias) => (
            <li key={alias}>
              <span>{alias}</span>
              {canEdit && <RemoveAlias organization={organization} alias={alias} />}
            </li>
          ))}
        </ul>
      )}
      {canEdit && <AddAlias organization={organization} />}
    </Stack>
  )
}

interface AliasProps {
  organization: OrganizationRecord
  alias: string
}

function RemoveAlias({ organization, alias }: AliasProps) {
  const { code, version, aliases } = organization
  const change = useAction(setAliases, { alsoChanges: SHOWN_ELSEWHERE })
  return (
    <ConfirmAction
      size="xs"
      label="Remove"
      aria-label={`Remove ${alias}`}
      question={`Remove the other name "${alias}"?`}
      consequence={`Documents that say "${alias}" are no longer taken for ${code}.`}
      confirmLabel="Remove the name"
      onConfirm={async () => {
        const kept = aliases.filter((one) => one !== alias)
        await change.mutateAsync({ params: { code }, body: { version, aliases: kept } })
        tell.done(`"${alias}" removed`)
      }}
    />
  )
}

function AddAlias({ organization: { code, version, aliases } }: { organization: OrganizationRecord }) {
  const change = useAction(setAliases, { alsoChanges: SHOWN_ELSEWHERE })
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const name = text.trim()
    const problem = problemOf(name, aliases)
    setWrong(problem)
    if (problem) return
    try {
      await change.mutateAsync({ params: { code }, body: { version, aliases: [...aliases, name] } })
      setText('')
      tell.done(`"${name.toUpperCase()}" stands for ${code}`)
    } catch (refused) {
      const { errors, detail } = asProblem(refused)
      setWrong(errors[0]?.message ?? detail)
    }
  }
  return (
    <form onSubmit={(event) => void add(event)} className="no-print">
      <Group align="flex-start">
        <TextInput
          label="Another code or name"
          style={{ flex: '1 1 18rem' }}
          maxLength={200}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWrong(undefined)
          }}
          error={wrong}
        />
        <Button type="submit" variant="default" mt="1.55rem" loading={change.isPending}>
          Add name
        </Button>
      </Group>
    </form>
  )
}

function problemOf(name: string, aliases: readonly string[]): string | undefined {
  if (name.length < 2) return 'Other names have 2 to 200 characters.'
  return aliases.includes(name.toUpperCase()) ? 'This name is in the list already.' : undefined
}
