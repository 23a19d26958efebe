// Phone numbers as people write them, kept as E.164.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** `0917 123 4567` is `+639171234567`; numbers without a country are Philippine. Null when it is no number. */
export function readPhoneNumber(text: string): string | null {
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry: 'PH', extract: false })
  return number?.isValid() ? number.number : null
}
