// What opens beside a button: menus, panels and hints. Ours, because the usual library costs 27 kB on every page.
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import classes from './floating.module.css'

export interface FloatingProps {
  /** The element that it belongs to. */
  anchor: RefObject<HTMLElement | null>
  /** Which edges line up; the other one is taken where there is no room. */
  align?: 'start' | 'end'
  /** By Escape, or by a press outside or the focus going elsewhere. */
  onClose: (how: 'escape' | 'outside') => void
  children: ReactNode
  className?: string | undefined
}

const GAP = 6

/** Places its children below the anchor, or above it where there is more room, inside the window. */
export function Floating({ anchor, align = 'start', onClose, children, className }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ top: number; left: number; maxHeight: number }>()
  useLayoutEffect(() => {
    const move = () => {
      if (anchor.current && box.current) setPlace(placeBeside(anchor.current, box.current, align))
    }
    move()
    const watcher = new ResizeObserver(move)
    if (box.current) watcher.observe(box.current)
    window.addEventListener('scroll', move, true)
    window.addEventListener('resize', move)
    return () => {
      watcher.disconnect()
      window.removeEventListener('scroll', move, true)
      window.removeEventListener('resize', move)
    }
  }, [anchor, align])
  useDismissal({ anchor, box, onClose })
  return createPortal(
    <div
      ref={box}
      className={className ?? classes.panel}
      style={place ?? { top: 0, left: 0, visibility: 'hidden' }}
      data-floating
    >
      {children}
    </div>,
    document.body,
  )
}

function placeBeside(anchor: HTMLElement, box: HTMLElement, align: 'start' | 'end') {
  const from = anchor.getBoundingClientRect()
  const { innerWidth, innerHeight } = window
  const below = innerHeight - from.bottom - 2 * GAP
  const above = from.top - 2 * GAP
  const up = box.scrollHeight > below && above > below
  const left = align === 'start' ? from.left : from.right - box.offsetWidth
  const maxHeight = Math.max(96, up ? above : below)
  return {
    top: up ? Math.max(GAP, from.top - GAP - Math.min(box.scrollHeight, maxHeight)) : from.bottom + GAP,
    left: Math.max(GAP, Math.min(left, innerWidth - box.offsetWidth - GAP)),
    maxHeight,
  }
}

interface Dismissal {
  anchor: RefObject<HTMLElement | null>
  box: RefObject<HTMLElement | null>
  onClose: FloatingProps['onClose']
}

function useDismissal({ anchor, box, onClose }: Dismissal): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !box.current?.contains(target) && !anchor.current?.contains(target)
    const onPress = (event: Event) => {
      if (isOutside(event.target)) close.current('outside')
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close.current('escape')
    }
    // Mantine's dialogs close on Escape unless its target says otherwise: Escape closes the uppermost only.
    const onFocus = (event: FocusEvent) => {
      if (isOutside(event.target)) return onPress(event)
      if (event.target instanceof Element) event.target.setAttribute('data-mantine-stop-propagation', 'true')
    }
    document.addEventListener('pointerdown', onPress, true)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPress, true)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [anchor, box])
}
