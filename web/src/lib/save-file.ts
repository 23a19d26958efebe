/** Saves bytes made here (a chart's table) or fetched, as a download. */
export function saveFile(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  // The browser has taken the bytes once the click is handled; a minute covers slow disks.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
