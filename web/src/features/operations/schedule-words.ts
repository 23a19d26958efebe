/** `30 2 * * *` -> `every day at 02:30`; schedules of other forms stand as they are. */
export function scheduleWords(cron: string | null): string {
  if (cron === null) return 'when it is needed'
  const [minute = '', hour = '', ...rest] = cron.split(' ')
  if (rest.join(' ') !== '* * *' || !/^\d+$/.test(minute)) return cron
  if (hour === '*') return `every hour at minute ${minute}`
  return /^\d+$/.test(hour) ? `every day at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : cron
}
