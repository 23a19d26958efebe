import { useHotkeys } from '@mantine/hooks'

/** j and k go from row to row; Enter is the link's own. */
export function useRowKeys(rows: { current: HTMLUListElement | null }, read: (id: string) => void): void {
  const links = () => [...(rows.current?.querySelectorAll<HTMLElement>('[data-notification]') ?? [])]
  const move = (step: number) => {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus()
  }
  const mark = () => {
    const row = (document.activeElement as HTMLElement | null)?.dataset
    if (row?.notification && row.unread) read(row.notification)
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['r', mark],
  ])
}
