// Saved views: a search with its filters and order under a name, kept for this person on this browser.
import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type AddressQuery, stringifyQuery, useAddress, useGo } from '../lib/address.tsx'
import { useStored } from '../lib/stored.ts'

interface SavedView {
  name: string
  query: AddressQuery
}

/** The menu of saved views of one list. */
export function SavedViews({ place }: { place: string }) {
  const { pathname, query } = useAddress()
  const go = useGo()
  const [views, setViews] = useStored<SavedView[]>(`views.${place}`, [])
  const [naming, setNaming] = useState(false)
  const save = (name: string) => {
    const { page: _, ...kept } = query
    setViews([...views.filter((view) => view.name !== name), { name, query: kept }])
    setNaming(false)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label="Saved views">
            <ActionIcon variant="default" size={36} aria-label="Saved views">
              <IconBookmark size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Menu.Item key={view.name} onClick={() => go(pathname + stringifyQuery(view.query))}>
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setNaming(true)}>Save this view</Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.name}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setViews(views.filter((one) => one.name !== view.name))}
            >
              Remove "{view.name}"
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Save this view">
        <NameForm onSave={save} />
      </Modal>
    </>
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
