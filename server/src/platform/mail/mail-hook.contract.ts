// What the mail service of the installation tells us: messages that came back, were reported as unwanted, or arrived.
import { Type } from 'typebox'
import { Body, Choice, Line, Text } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

/**
 * Called by the mail service with the bearer token of the setting MAIL_HOOK_TOKEN; 404 while that is not set. A report
 * names the message (its Message-ID) or the address. `bounced` is for good unless `detail` holds a code of 4.x.x.
 */
export const receiveMailReports = endpoint('POST', '/hooks/mail', {
  access: 'public',
  summary: 'Reports of the mail service on messages that were sent',
  status: 200,
  body: Type.Array(
    Body({
      messageId: Type.Optional(Line(300)),
      address: Type.Optional(Type.String({ maxLength: 254, format: 'email' })),
      kind: Choice(['bounced', 'complained', 'delivered']),
      detail: Type.Optional(Text(2000)),
    }),
    { maxItems: 1000 },
  ),
  /** How many addresses get no more mail, how many reports were noted, and how many were about nothing that we sent. */
  response: Type.Object({ suppressed: Type.Integer(), noted: Type.Integer(), unknown: Type.Integer() }),
})
