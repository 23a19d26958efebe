// Real mail servers on loopback.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach } from 'vitest'

export interface TestMailServer {
  smtpUrl: string
  port: number
  /** Whole messages, in the order in which they came. */
  taken: string[]
  stop: () => Promise<void>
}

interface MailServerOptions {
  /** Says this to every recipient instead of taking the message: `550 no such mailbox`. */
  refuse?: string
  /** A free one unless given. */
  port?: number
}

/** Answers a function that starts a mail server; those that still run are stopped after each test. */
export function useMailServers(): (options?: MailServerOptions) => Promise<TestMailServer> {
  const running: TestMailServer[] = []
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop()
  })
  return async (options = {}) => {
    const server = await startMailServer(options)
    running.push(server)
    return server
  }
}

async function startMailServer({ refuse, port = 0 }: MailServerOptions): Promise<TestMailServer> {
  const taken: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      refuse ? done(Object.assign(new Error(refuse), { responseCode: Number(refuse.slice(0, 3)) })) : done(),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const { port: own } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { taken, stop, port: own, smtpUrl: `smtp://127.0.0.1:${own}` }
}
