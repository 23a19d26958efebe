// Ctrl+K: pages by name, and records that features know how to find.
import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileText, IconSearch } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { type ComponentType, type KeyboardEvent, useId, useState } from 'react'
import { useGo } from '../../lib/address.tsx'
import { countOf } from '../../lib/words.ts'
import { features } from '../features.ts'
import classes from './search-dialog.module.css'
import { useShellPlace } from './shell-place.ts'
import { useNavigation } from './side-navigation.tsx'

interface Hit {
  group: string
  title: string
  detail?: string | undefined
  href: string
  icon: ComponentType<{ size?: number | string }>
}

/** A list that follows the typing; arrows choose, Enter goes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { hits, busy } = useHits(text.trim())
  const go = useGo()
  const list = useId()
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(hit.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open(hits[at])
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setAt(Math.min(hits.length - 1, Math.max(0, at + step)))
  }
  return (
    <Modal opened onClose={onClose} title="Search" yOffset="10vh" centered={false}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Search pages and records"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
        placeholder="A page, a plan, a name"
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="Found" className={classes.list}>
        {hits.map((hit, index) => (
          <HitRow key={hit.href} id={`${list}-${index}`} hit={hit} chosen={index === at} onOpen={() => open(hit)} />
        ))}
      </div>
      <p role="status" className={classes.status}>
        {busy ? 'Searching' : hits.length > 0 ? countOf(hits.length, 'result') : 'Nothing found. Try another word.'}
      </p>
    </Modal>
  )
}

function HitRow({ id, hit, chosen, onOpen }: { id: string; hit: Hit; chosen: boolean; onOpen: () => void }) {
  const Icon = hit.icon
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the text field keeps the focus and handles the keys (combobox).
    <div id={id} role="option" aria-selected={chosen} className={classes.hit} onClick={onOpen}>
      <Icon size={18} />
      <span>
        {hit.title}
        {hit.detail && <small>{hit.detail}</small>}
      </span>
      <small>{hit.group}</small>
    </div>
  )
}

const MOST_PER_SOURCE = 5

function useHits(text: string): { hits: Hit[]; busy: boolean } {
  const place = useShellPlace()
  const pages = useNavigation().flatMap((group) =>
    group.items.map((item) => ({ ...item, group: group.label || 'Page' })),
  )
  const [asked] = useDebouncedValue(text, 250)
  const sources = features.flatMap(({ search = [] }) => search.filter((source) => place?.can(source.access)))
  const results = useQueries({
    queries: sources.map((source) => ({ ...source.find(place?.code ?? '', asked), enabled: asked.length >= 2 })),
  })
  const records = results.flatMap(({ data = [] }, index) =>
    data.slice(0, MOST_PER_SOURCE).map((hit) => ({ ...hit, group: sources[index]?.label ?? '', icon: IconFileText })),
  )
  const named = pages
    .filter((item) => `${item.group} ${item.label}`.toLowerCase().includes(text.toLowerCase()))
    .map((item) => ({ group: item.group, title: item.label, href: item.href, icon: item.icon }))
  return { hits: [...named, ...(asked.length >= 2 ? records : [])], busy: results.some((result) => result.isFetching) }
}
