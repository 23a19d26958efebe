// A button that opens a menu, or a panel.
import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Link } from '../lib/address.tsx'
import classes from './floating.module.css'
import { Floating } from './floating.tsx'

interface MenuEntry {
  label: ReactNode
  icon?: ReactNode
  onClick?: () => void
  /** Goes to an address made by `hrefOf`. */
  to?: string
  /** One of a choice, or a switch: shows a tick when it is on. */
  checked?: boolean
  /** The menu stays open: for several switches. */
  stays?: boolean
  /** Plain text to find it by, where the menu has a finder. */
  name?: string
}
type MenuPart = MenuEntry | { heading: ReactNode } | 'divider' | false | undefined

/** What the button must be given. */
interface TriggerProps {
  ref: Ref<HTMLButtonElement>
  onClick: () => void
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
}

interface Shared {
  /** Draws the button: `(props) => <Button {...props}>Export</Button>`. */
  trigger: (props: TriggerProps) => ReactElement
  /** Name of what opens. */
  label: string
  align?: 'start' | 'end'
}

export interface MenuButtonProps extends Shared {
  parts: readonly MenuPart[]
  /** A field that narrows the entries by their `name`. */
  finder?: boolean
}

/** A menu: arrows, Home, End and first letters move, Enter takes, Escape closes. */
export function MenuButton({ trigger, label, align, parts, finder = false }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      {trigger({ ref: button, onClick: () => setOpen(!open), 'aria-haspopup': 'menu', 'aria-expanded': open })}
      {open && (
        <Floating
          anchor={button}
          align={align ?? 'start'}
          onClose={(how) => (how === 'escape' ? close() : setOpen(false))}
        >
          <Entries parts={parts} label={label} finder={finder} onClose={close} />
        </Floating>
      )}
    </>
  )
}

export interface PanelButtonProps extends Shared {
  children: (close: () => void) => ReactNode
}

/** A small panel with controls: the first one takes the focus, Escape gives it back. */
export function PanelButton({ trigger, label, align, children }: PanelButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('[data-autofocus], input, button')?.focus()
  }, [open])
  return (
    <>
      {trigger({ ref: button, onClick: () => setOpen(!open), 'aria-haspopup': 'dialog', 'aria-expanded': open })}
      {open && (
        <Floating
          anchor={button}
          align={align ?? 'start'}
          onClose={(how) => (how === 'escape' ? close() : setOpen(false))}
        >
          <div ref={panel} role="dialog" aria-label={label} className={classes.content} tabIndex={-1}>
            {children(close)}
          </div>
        </Floating>
      )}
    </>
  )
}

interface EntriesProps {
  parts: readonly MenuPart[]
  label: string
  finder: boolean
  onClose: () => void
}

function Entries({ parts, label, finder, onClose }: EntriesProps) {
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = parts.filter(
    (part) => wanted === '' || (typeof part === 'object' && 'label' in part && nameOf(part).includes(wanted)),
  )
  useEffect(() => {
    if (!finder) controlsOf(list.current)[0]?.focus()
  }, [finder])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') onClose()
    else moveFocus(event, controlsOf(list.current))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside, from its finder too.
    <div className={classes.menu} onKeyDown={onKeyDown}>
      {finder && (
        <TextInput
          autoFocus
          mb={4}
          aria-label={`Find in ${label}`}
          aria-controls={id}
          placeholder="Find"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div ref={list} id={id} role="menu" aria-label={label}>
        {shown.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of an open menu stand still.
          <Part key={at} part={part} onClose={onClose} />
        ))}
      </div>
    </div>
  )
}

function Part({ part, onClose }: { part: MenuPart; onClose: () => void }) {
  if (!part) return null
  if (part === 'divider') return <hr className={classes.divider} />
  if ('heading' in part) return <div className={classes.heading}>{part.heading}</div>
  const { label, icon, onClick, to, checked, stays } = part
  const take = () => {
    if (!stays) onClose()
    onClick?.()
  }
  const content = (
    <>
      {checked !== undefined && <span className={classes.tick}>{checked && <IconCheck size={16} aria-hidden />}</span>}
      {icon}
      <span>{label}</span>
    </>
  )
  if (to) {
    return (
      <Link to={to} role="menuitem" tabIndex={-1} className={classes.entry} onClick={take}>
        {content}
      </Link>
    )
  }
  const kind = checked === undefined ? { role: 'menuitem' } : { role: 'menuitemcheckbox', 'aria-checked': checked }
  return (
    <button type="button" {...kind} tabIndex={-1} className={classes.entry} onClick={take}>
      {content}
    </button>
  )
}

const nameOf = ({ name, label }: MenuEntry) => (name ?? (typeof label === 'string' ? label : '')).toLowerCase()

function controlsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}

function moveFocus(event: KeyboardEvent, controls: HTMLElement[]): void {
  const typing = event.target instanceof HTMLInputElement
  const at = controls.indexOf(document.activeElement as HTMLElement)
  const last = controls.length - 1
  const next = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    ...(typing ? {} : { Home: 0, End: last }),
  }[event.key]
  const letter = !typing && event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : undefined
  const after = letter ? [...controls.slice(at + 1), ...controls.slice(0, at + 1)] : []
  const target =
    next === undefined ? after.find((one) => one.textContent?.toLowerCase().startsWith(letter ?? '')) : controls[next]
  if (!target) return
  event.preventDefault()
  target.focus()
}
