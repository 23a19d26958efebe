import { formatDate, parseDate } from './manila.ts'

/**
 * Month names as the Dual Calendar Act lists them (BTA Bill 87, now BAA 20). Where it gives two, the one that
 * Parliament prints on its Acts ("Jumada Al-Akhirah 18, 1447", BAA 84) and its counterpart.
 */
const MONTHS = [
  'Muharram',
  'Safar',
  'Rabi al-Awwal',
  'Rabi al-Akhir',
  'Jumada al-Ula',
  'Jumada al-Akhirah',
  'Rajab',
  'Sha’ban',
  'Ramadan',
  'Shawwal',
  'Dhul Qi’dah',
  'Dhul Hijjah',
] as const

/**
 * The Hijri date of a day, `10 Jumada al-Akhirah 1448` for `2026-11-20`, by the Umm al-Qura calendar. That calendar is
 * computed ahead; a month that the Grand Mufti opens on another evening by moon sighting differs by a day.
 */
export function hijriDate(date: string): string {
  const hijri = parseDate(date).withCalendar('islamic-umalqura')
  return `${hijri.day} ${MONTHS[hijri.month - 1]} ${hijri.year}`
}

/** Both calendars, the Hijri date first as BAA 20 orders: `10 Jumada al-Akhirah 1448 / 20 November 2026`. */
export function dualDate(date: string): string {
  return `${hijriDate(date)} / ${formatDate(date)}`
}
