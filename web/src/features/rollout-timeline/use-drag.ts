// Dragging along one line, with mouse, pen or finger; and the same with arrow keys.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

interface DragParts {
  /** Pixels of a day. */
  dayWidth: number
  /** Moved and let go by so many days. */
  onDrop: (days: number) => void
  /** Pressed and let go where it stands. */
  onPress: () => void
  /** An arrow key: one step to the left (-1) or right (1). */
  onStep: (direction: -1 | 1) => void
  /** Escape. */
  onCancel: () => void
}

/** Below this many pixels a press is no drag. */
const SLACK = 4

/** Answers by how many days the thing is dragged now, and what to put on it. */
export function useDrag({ dayWidth, onDrop, onPress, onStep, onCancel }: DragParts) {
  const start = useRef<number>(undefined)
  const dragged = useRef(false)
  const [pixels, setPixels] = useState<number>()
  const days = Math.round((pixels ?? 0) / dayWidth)
  const end = () => {
    start.current = undefined
    setPixels(undefined)
  }
  return {
    days,
    isDragging: pixels !== undefined,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        start.current = event.clientX
        dragged.current = false
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent) => {
        if (start.current === undefined) return
        const moved = event.clientX - start.current
        if (!dragged.current && Math.abs(moved) <= SLACK) return
        dragged.current = true
        setPixels(moved)
      },
      onPointerUp: () => {
        if (pixels !== undefined && days !== 0) onDrop(days)
        end()
      },
      onPointerCancel: end,
      onLostPointerCapture: end,
      // A press, also by Enter, Space and assistive technology; the click that ends a drag is none.
      onClick: () => {
        if (!dragged.current) onPress()
        dragged.current = false
      },
      onKeyDown: (event: KeyboardEvent) => {
        const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined
        if (event.key === 'Escape') {
          end()
          onCancel()
        }
        if (direction === undefined) return
        event.preventDefault()
        onStep(direction)
      },
    },
  }
}
