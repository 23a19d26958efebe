// What preparers and reviewers say to each other about single lines.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { commentLine, listLineComments } from './proposal-lines.contract.ts'
import { getLine } from './proposal-lines.ts'
import { tellOfComment } from './proposal-news.ts'
import { lockProposal, requireCommenter } from './proposal-rules.ts'
import { proposalLineComments } from './tables.ts'

/** Oldest first. Fails with budget.proposal.line_not_found. */
export async function findLineComments(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof listLineComments>, 'params'>,
): Promise<Output<typeof listLineComments>> {
  const line = await getLine(scope, params.id)
  const { id, comment, authorName, at, organizationId, lineId } = proposalLineComments
  const items = await scope.db
    .select({ id, comment, authorName, at })
    .from(proposalLineComments)
    .where(and(eq(organizationId, scope.organization.id), eq(lineId, line.id)))
    .orderBy(asc(at), asc(id))
  return { items }
}

/** In whatever state the proposal is; its preparers hear of it. Fails with access.missing_permission. */
export async function commentOnLine(
  scope: OrganizationScope,
  { params, body }: Input<typeof commentLine>,
): Promise<Output<typeof commentLine>> {
  const line = await getLine(scope, params.id)
  requireCommenter(scope)
  await scope.db.insert(proposalLineComments).values({
    lineId: line.id,
    comment: body.comment,
    authorId: scope.actor.id,
    authorName: scope.actor.name,
    at: sql`clock_timestamp()`,
  })
  const proposal = await lockProposal(scope, line.proposalId)
  await tellOfComment(scope, proposal, `${line.description}: ${body.comment}`)
  return findLineComments(scope, { params })
}
