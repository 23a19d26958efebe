// Walks the stops over the real screens. Loaded when somebody starts the tour, not before.
import 'driver.js/dist/driver.css'
import { driver } from 'driver.js'
import classes from './tour.module.css'
import type { TourStop } from './tour-stops.ts'

interface Walk {
  stops: readonly TourStop[]
  /** Stop to begin with. */
  from: number
  /** Opens a page of BMMS. */
  go: (path: string) => void
  /** At which stop the person is now. */
  onStop: (stop: number) => void
  /** Walked to the end, or left before. */
  onEnd: (end: { isDone: boolean; stop: number }) => void
}

const PAGE_MS = 8000
const FOLLOW_MS = 250

/** One stop after the other: buttons, arrow keys, Escape to leave. Nothing moves. */
export function walkTour({ stops, from, go, onStop, onEnd }: Walk): void {
  const attributes = ownAttributes()
  let isDone = false
  let at = from
  const tour = driver({
    steps: stops.map((stop) => ({
      element: () => attributes.keep(findShown(stop.at)) as Element,
      waitForElement: PAGE_MS,
      popover: { title: stop.title, description: stop.text },
    })),
    animate: false,
    smoothScroll: false,
    allowKeyboardControl: true,
    overlayClickBehavior: () => undefined,
    overlayOpacity: 0.55,
    stagePadding: 4,
    stageRadius: 6,
    popoverClass: classes.popover ?? '',
    showProgress: true,
    progressText: 'Stop {{current}} of {{total}}',
    nextBtnText: 'Next',
    prevBtnText: 'Back',
    doneBtnText: 'Finish',
    disableActiveInteraction: true,
    onPopoverRender: ({ closeButton }) => closeButton.setAttribute('aria-label', 'Leave the tour; you can resume it'),
    onHighlighted: (_element, _step, { state }) => {
      attributes.restore()
      // Enter goes on; driver.js begins at the button that leaves.
      state.popover?.nextButton.focus()
    },
    onDeselected: () => setTimeout(attributes.restore),
    onNextClick: () => move(at + 1),
    onPrevClick: () => move(at - 1),
    onDestroyed: () => {
      clearInterval(follow)
      setTimeout(attributes.restore)
      onEnd({ isDone, stop: at })
    },
  })
  // Pages are drawn while the tour stands on them: it follows what it shows, and finds it anew when it was drawn anew.
  const follow = setInterval(() => {
    const shown = tour.getActiveElement()
    if (shown && !shown.isConnected) tour.moveTo(at)
    else tour.refresh()
  }, FOLLOW_MS)
  const move = (stop: number) => {
    if (stop >= stops.length) {
      isDone = true
      return tour.destroy()
    }
    at = Math.max(0, stop)
    open(stops, at, go)
    tour.moveTo(at)
    onStop(at)
  }
  open(stops, at, go)
  tour.drive(at)
  onStop(at)
}

const CLAIMED = ['aria-haspopup', 'aria-expanded', 'aria-controls']

/** driver.js claims these of whatever it shows and takes them away again; buttons of the shell have their own. */
function ownAttributes() {
  const kept = new Map<Element, (string | null)[]>()
  return {
    keep: (element: Element | null) => {
      if (element && !kept.has(element))
        kept.set(
          element,
          CLAIMED.map((name) => element.getAttribute(name)),
        )
      return element
    },
    restore: () => {
      for (const [element, values] of kept) {
        for (const [at, name] of CLAIMED.entries()) {
          const value = values[at]
          if (value == null) element.removeAttribute(name)
          else element.setAttribute(name, value)
        }
      }
    },
  }
}

/** The page of a stop: its own, or that of the nearest stop before it. */
function open(stops: readonly TourStop[], at: number, go: (path: string) => void): void {
  const path = stops.slice(0, at + 1).findLast((stop) => stop.path)?.path
  if (path && window.location.pathname !== path) go(path)
}

/** A phone has its bar below, a screen its navigation on the left: the one that shows. */
function findShown(at: string): Element | null {
  const selector = /^[a-z-]+$/.test(at) ? `[data-tour="${at}"]` : at
  return [...document.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0) ?? null
}
