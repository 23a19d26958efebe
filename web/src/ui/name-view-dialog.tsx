import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'

/** Asks under which name a view is kept. */
export function NameViewDialog({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Save this view">
      <NameForm onSave={onSave} />
    </Modal>
  )
}

function NameForm({ onSave }: { onSave: (name: string) => void }) {
  const [name, setName] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) onSave(name.trim())
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          required
          label="Name"
          description="Keeps the search, filters and order of this list on this device."
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">Save view</Button>
        </Group>
      </Stack>
    </form>
  )
}
