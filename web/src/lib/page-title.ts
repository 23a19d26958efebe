// Document titles: `Strategic plans · Ministry of Health · BMMS`.
import { createContext, useContext, useEffect } from 'react'

export const TitlePlace = createContext('')

/** Names the page in the browser's tab, history and to screen readers. */
export function usePageTitle(title: string): void {
  const place = useContext(TitlePlace)
  useEffect(() => {
    document.title = [title, place, 'BMMS'].filter(Boolean).join(' · ')
  }, [title, place])
}
