// What the form of a profile holds, checks and sends.
import type { Profile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { accentProblem } from './accent-rule.ts'

export type ProfileValues = {
  mandate: string
  headOfficial: string
  headTitle: string
  email: string
  phone: string
  website: string
  address: string
  accentColor: string
}

export const noProfile: ProfileValues = {
  mandate: '',
  headOfficial: '',
  headTitle: '',
  email: '',
  phone: '',
  website: '',
  address: '',
  accentColor: '#1864ab',
}

/** The values of a record or profile. */
export function profileValues(from: Pick<Profile, keyof ProfileValues>): ProfileValues {
  const { mandate, headOfficial, headTitle, email, phone, website, address, accentColor } = from
  return { mandate, headOfficial, headTitle, email, phone, website, address, accentColor }
}

/** What is sent; a web address without its beginning gets one. */
export function profileBody(values: ProfileValues): ProfileValues {
  const { website } = values
  const typed = website.trim()
  return { ...profileValues(values), website: typed && !/^[a-z]+:/i.test(typed) ? `https://${typed}` : typed }
}

export const profileChecks = {
  email: (address: string) =>
    address.trim() === '' || /^[^\s@<>"]+@[^\s@]+[.][a-z]{2,}$/i.test(address.trim())
      ? null
      : 'Enter an e-mail address, for example info@moh.bangsamoro.gov.ph.',
  website: (address: string) =>
    address.trim() === '' || /^(https?:\/\/)?[^\s"<>:/]+[.][^\s"<>]+$/i.test(address.trim())
      ? null
      : 'Enter a web address, for example https://moh.bangsamoro.gov.ph.',
  accentColor: accentProblem,
}
