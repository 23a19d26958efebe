// What a sighted person sees change, said to those who listen.
import { useEffect, useRef, useState } from 'react'
import { useAddress } from '../../lib/address.tsx'

/** Says the title of the page whenever it changes. */
export function PageAnnouncer() {
  const [title, setTitle] = useState('')
  useEffect(() => {
    const watcher = new MutationObserver(() => setTitle(document.title))
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watcher.disconnect()
  }, [])
  return (
    <div className="visually-hidden" aria-live="polite">
      {title}
    </div>
  )
}

/** After going to another page the keyboard goes on at its content, not where the link was. */
export function useFocusOnNavigation(): void {
  const { pathname } = useAddress()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}
