// For an alias of the mail server: `bounces: "|bmms mail-bounce || exit 75"`.
import { inPlatform } from '../platform/database/scope.ts'
import { type ReportOutcome, takeReport } from '../platform/mail/delivery-report.ts'
import { readDeliveryStatus } from '../platform/mail/delivery-status.ts'
import { type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const LARGEST = 2 * 1024 * 1024

const WORDS: Record<ReportOutcome, string> = {
  suppressed: 'the address gets no more mail',
  noted: 'noted at the message',
  unknown: 'about nothing that BMMS sent; left alone',
}

export const mailBounce: Command = {
  name: 'mail-bounce',
  summary: 'take in a message that came back, from standard input',
  details:
    'Reads one delivery status notification (RFC 3464), as an alias of the mail server gets it: bounces: "|bmms mail-bounce || exit 75". Anything else is left alone.',
  run: async (call) => {
    const reports = readDeliveryStatus(await readInput())
    if (reports.length === 0) {
      return { lines: ['This is no delivery status notification; nothing was done.'], data: { reports: [] } }
    }
    // Only a message of ours counts: anybody can write to the address for reports.
    const named = reports.map(({ address: _, ...report }) => report)
    const outcomes = await withApplication(call, ({ database }) =>
      inPlatform(database, COMMAND_LINE, async (scope) => {
        const taken: ReportOutcome[] = []
        for (const report of named) taken.push(await takeReport(scope, report))
        return taken
      }),
    )
    return {
      lines: outcomes.map((outcome, at) => `${reports[at]?.address ?? 'A message'}: ${WORDS[outcome]}.`),
      data: { reports: outcomes.map((outcome, at) => ({ ...reports[at], outcome })) },
    }
  },
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > LARGEST) return refuse('The message is larger than 2 MB; notifications are not.')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
