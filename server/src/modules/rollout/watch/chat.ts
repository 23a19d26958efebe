// Word of an escalated blocker to a chat (Slack, Mattermost, Rocket.Chat and others take the same form).
import { eq } from 'drizzle-orm'
import { inPlatform, type PlatformScope } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { blockerPath, placeOf } from '../run/blockers.ts'
import { blockers } from '../tables.ts'
import { ageWords } from './exceptions.ts'

export const SEND_TO_CHAT = 'rollout.chat'
const PATIENCE_MS = 10_000

/** Tried again with growing pauses. The address is a secret: nothing that is thrown or logged holds it. */
export const sendToChat = defineJob<{ blockerId: string }>({
  name: SEND_TO_CHAT,
  summary: 'Tells the chat of the rollout of a critical blocker that is open for 4 hours',
  expireInSeconds: 60,
  handle: async ({ database, caller, settings, signal }, { blockerId }) => {
    if (!settings.chatWebhook) return
    const text = await inPlatform(database, caller, (scope) => findWords(scope, blockerId))
    if (text !== null) await post(settings.chatWebhook, { text }, signal)
  },
})

/** Null once it is resolved: the chat need not be alarmed any more. */
async function findWords(scope: PlatformScope, id: string): Promise<string | null> {
  const [blocker] = await scope.db.select().from(blockers).where(eq(blockers.id, id))
  if (!blocker || blocker.resolvedAt) return null
  const age = ageWords(blocker.openedAt, scope.clock.now())
  const link = `${scope.publicUrl}${blockerPath(id)}`
  return `Critical blocker open for ${age} in ${plain(await placeOf(scope, blocker))}: *${plain(blocker.title)}*\n${link}`
}

async function post(url: string, message: { text: string }, signal: AbortSignal): Promise<void> {
  const status = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    (error: Error) => {
      throw new Error(`The chat could not be reached (${reasonOf(error)}).`)
    },
  )
  if (status < 200 || status > 299) throw new Error(`The chat answered ${status}.`)
}

function reasonOf({ name, cause }: Error): string {
  return (cause as { code?: string } | undefined)?.code ?? name
}

/** What chats read as markup or as a call to everybody stays plain text. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[*`~]/g, '')
}
