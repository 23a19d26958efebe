// Choosing some of many people: those chosen first, the rest by search.
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'

interface Choice {
  id: string
  name: string
  username: string
}

interface PeoplePickerProps {
  label: string
  people: readonly Choice[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}

/** Shown at a time; the search finds the others. */
const SHOWN = 12

export function PeoplePicker({ label, people, value, onChange }: PeoplePickerProps) {
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const found = people.filter(({ name, username }) => `${name} ${username}`.toLowerCase().includes(sought))
  const chosen = people.filter(({ id }) => value.includes(id))
  const shown = found.slice(0, SHOWN)
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id])
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" fw={500} size="sm" mb="xs">
        {label}
      </Text>
      {chosen.length > 0 && (
        <Group gap="xs" mb="xs">
          {chosen.map(({ id, name }) => (
            <Button
              key={id}
              size="compact-sm"
              variant="light"
              onClick={() => toggle(id)}
              aria-label={`Take out ${name}`}
            >
              {name} ×
            </Button>
          ))}
        </Group>
      )}
      <TextInput
        placeholder="Search by name or username"
        aria-label={`Search people for: ${label}`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="sm"
        maw="24rem"
      />
      <Stack gap="xs">
        {shown.map(({ id, name, username }) => (
          <Checkbox
            key={id}
            label={name}
            description={username}
            checked={value.includes(id)}
            onChange={() => toggle(id)}
          />
        ))}
        {found.length === 0 && <Text c="dimmed">Nobody of this name.</Text>}
        {found.length > SHOWN && (
          <Text c="dimmed" size="sm">
            {found.length - SHOWN} more; search by name.
          </Text>
        )}
      </Stack>
    </fieldset>
  )
}
