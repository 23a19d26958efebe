// The door for reports of the mail service.

import { fail } from '../errors/platform-errors.ts'
import { holdsToken } from '../http/bearer.ts'
import { publicRoute } from '../http/route.ts'
import { statusIn, takeReport } from './delivery-report.ts'
import { failMail } from './mail-errors.ts'
import { receiveMailReports } from './mail-hook.contract.ts'

export const mailHookRoute = publicRoute(receiveMailReports, {
  admit: ({ authorization }, { mailHookToken }) => {
    if (!mailHookToken) fail('request.not_found')
    if (!holdsToken(authorization, mailHookToken)) failMail('mail.hook.refused')
  },
  handle: async (scope, { body }) => {
    const counts = { suppressed: 0, noted: 0, unknown: 0 }
    for (const { detail = '', kind, ...about } of body) {
      const status = statusIn(detail)
      // The service goes on trying.
      const isSoft = kind === 'bounced' && status.startsWith('4')
      counts[await takeReport(scope, { ...about, kind: isSoft ? 'delayed' : kind, status, detail })]++
    }
    return counts
  },
})
