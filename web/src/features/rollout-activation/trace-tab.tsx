// Why is it on or off for this person?
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { traceShares } from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { TraceRows } from './trace-rows.tsx'

export function TraceTab({ code }: { code: string }) {
  const [text, setText] = useState('')
  const [person, setPerson] = useState('')
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setPerson(text.trim())
  }
  return (
    <Stack>
      <Text c="dimmed" maw="75ch">
        Why a module or feature is on or off for one person of {code}. What roles allow comes on top of it.
      </Text>
      <form onSubmit={ask}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Username or e-mail address"
            maxLength={254}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: '1 1 16rem' }}
            maw="28rem"
          />
          <Button type="submit" variant="default">
            Say why
          </Button>
        </Group>
      </form>
      {person && <Answer code={code} person={person} />}
    </Stack>
  )
}

function Answer({ code, person }: { code: string; person: string }) {
  const query = useQuery({ ...queryFor(traceShares, { params: { code }, query: { person } }), retry: false })
  return (
    <Loaded query={query} shape="block">
      {({ person: found, items }) => (
        <Stack gap="sm">
          <Text fw={600}>
            {found.name} ({found.username})
          </Text>
          <TraceRows items={items} withCode />
        </Stack>
      )}
    </Loaded>
  )
}
