// A few words that show on hover, on focus and on a tap.
import { type MouseEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import classes from './floating.module.css'
import { Floating } from './floating.tsx'

export interface HintProps {
  label: ReactNode
  children: ReactNode
  /** The words are said already (a button's own name): they are not said twice. */
  silent?: boolean
  /** Takes the whole width of its place. */
  block?: boolean
}

/** Wraps what the words are about; they are its description for those who listen. */
export function Hint({ label, children, silent = false, block = false }: HintProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  const words = useId()
  const show = () => setOpen(true)
  const hide = () => setOpen(false)
  // A finger leaves at once: for it the words stay until it presses elsewhere. What a button opens covers its hint.
  const leave = (event: PointerEvent) => event.pointerType === 'mouse' && hide()
  const press = (event: MouseEvent) => (event.target as Element).closest('[aria-haspopup]') && hide()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: follows the control inside, and is none itself.
    <span
      ref={anchor}
      style={{ display: block ? 'block' : 'inline-block' }}
      aria-describedby={silent ? undefined : words}
      onPointerEnter={show}
      onPointerLeave={leave}
      onClickCapture={press}
      onFocus={show}
      onBlur={hide}
    >
      {children}
      {!silent && (
        <span id={words} className="visually-hidden">
          {label}
        </span>
      )}
      {open && (
        <Floating anchor={anchor} onClose={hide} className={classes.hint}>
          <span role="tooltip">{label}</span>
        </Floating>
      )}
    </span>
  )
}
