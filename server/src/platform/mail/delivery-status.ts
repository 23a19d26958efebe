// Delivery status notifications (RFC 3464): the mail that comes back when a message could not be delivered.
import { type DeliveryReport, statusIn } from './delivery-report.ts'
import { decodedBody, type MailPart, partsOf, readHeaders, readPart } from './mail-parts.ts'

const KINDS: Readonly<Record<string, DeliveryReport['kind']>> = {
  failed: 'bounced',
  delayed: 'delayed',
  delivered: 'delivered',
  // Handed on to a server that sends no reports, or to a list: as far as we will ever know, it arrived.
  relayed: 'delivered',
  expanded: 'delivered',
}

/** What a message says of deliveries: one report a recipient, none when it is no such notification. */
export function readDeliveryStatus(raw: string): DeliveryReport[] {
  const whole = readPart(raw)
  const parts = partsOf(whole)
  const status = parts.find(({ type }) => type === 'message/delivery-status')
  if (!status) return []
  const messageId = originalId(whole, parts)
  const groups = decodedBody(status)
    .split(/\n[ \t]*\n/)
    .map(readHeaders)
  return groups.filter((group) => group.has('action')).map((group) => reportOf(group, messageId))
}

function reportOf(group: ReadonlyMap<string, string>, messageId: string | undefined): DeliveryReport {
  const kind = KINDS[group.get('action')?.toLowerCase() ?? ''] ?? 'delayed'
  const detail = afterType(group.get('diagnostic-code') ?? '')
  const status = statusIn(group.get('status') ?? '') || statusIn(detail)
  const address = afterType(group.get('original-recipient') ?? group.get('final-recipient') ?? '')
  return { messageId, kind, status, detail, address: address || undefined }
}

/** `smtp; 550 no such user` and `rfc822;a@b.ph` without the kind of what follows. */
function afterType(field: string): string {
  return field.replace(/^[\w-]+\s*;\s*/, '').trim()
}

/** Of the message that the notification is about: its own headers are attached; some servers only refer to it. */
function originalId(whole: MailPart, parts: readonly MailPart[]): string | undefined {
  const original = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
  const own = original && readHeaders(decodedBody(original).split(/\n[ \t]*\n/)[0] ?? '').get('message-id')
  const referred = [whole.headers.get('in-reply-to'), whole.headers.get('references')?.split(/\s+/).at(-1)]
  return own ?? referred.find((text) => text?.includes('@'))
}
