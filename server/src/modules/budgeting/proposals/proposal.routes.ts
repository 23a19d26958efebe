import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { fileRoute, parsedUploadRoute, publicRoute, type Route, route } from '../../../platform/http/route.ts'
import { addAttachment, removeAttachment } from './attachments.ts'
import { admitLineFile, loadLineTemplate, renderLineTemplate, takeLineFile } from './import-lines.ts'
import { addLine, changeLine, removeLine } from './line-changes.ts'
import { commentOnLine, findLineComments } from './line-comments.ts'
import { LINE_FILE, parseLineFile } from './line-file.ts'
import { approveRemaining, setApproved } from './line-review.ts'
import { findOrganizationProposals, findOverseenCalls } from './oversight-proposals.ts'
import { replaceComparatives, replaceIndicators } from './ppa-part-changes.ts'
import { loadProposalPaper, renderProposalPaper } from './print-proposal.ts'
import { findProposalApprovals } from './proposal-approvals.ts'
import { organizationProposalColumns, proposalColumns, proposalLineColumns } from './proposal-columns.ts'
import * as lines from './proposal-lines.contract.ts'
import { findProposalLines } from './proposal-lines.ts'
import * as programs from './proposal-ppas.contract.ts'
import { commentOnProposal, findProposalHistory, findProposalSteps, takeProposalStep } from './proposal-steps.ts'
import * as contract from './proposals.contract.ts'
import { changeProposal, findProposals, getProposal, startProposal } from './proposals.ts'
import { addPpa, changePpa, getProposalPpa, putInOrder, removePpa } from './proposed-ppas.ts'
import { lookAtProposal } from './verify-proposal.ts'

export const proposalRoutes: readonly Route[] = [
  route(contract.listProposals, findProposals, { export: { title: 'Budget proposals', columns: proposalColumns } }),
  route(contract.createProposal, startProposal),
  route(contract.readProposal, getProposal),
  route(contract.editProposal, changeProposal),
  route(contract.stepProposal, takeProposalStep),
  route(contract.listProposalSteps, findProposalSteps),
  route(contract.commentProposal, commentOnProposal),
  route(contract.readProposalHistory, findProposalHistory, {
    export: { title: 'History of a budget proposal', columns: changeColumns },
  }),
  route(contract.attachFile, addAttachment),
  route(contract.detachFile, removeAttachment),
  fileRoute(contract.printProposal, loadProposalPaper, renderProposalPaper),
  publicRoute(contract.verifyProposal, { look: lookAtProposal }),
  route(contract.readProposalApprovals, findProposalApprovals),
  route(programs.addProposalPpa, addPpa),
  route(programs.readProposalPpa, getProposalPpa),
  route(programs.editProposalPpa, changePpa),
  route(programs.removeProposalPpa, removePpa),
  route(programs.setIndicators, replaceIndicators),
  route(programs.setComparatives, replaceComparatives),
  route(programs.rankPpas, putInOrder),
  route(lines.listProposalLines, findProposalLines, {
    export: { title: 'Lines of a budget proposal', columns: proposalLineColumns },
  }),
  route(lines.addProposalLine, addLine),
  route(lines.editProposalLine, changeLine),
  route(lines.removeProposalLine, removeLine),
  route(lines.listLineComments, findLineComments),
  route(lines.commentLine, commentOnLine),
  route(lines.reviewLines, setApproved),
  route(lines.approveRemainingLines, approveRemaining),
  parsedUploadRoute(lines.importProposalLines, LINE_FILE, {
    admit: admitLineFile,
    parse: parseLineFile,
    handle: takeLineFile,
  }),
  fileRoute(lines.lineTemplate, loadLineTemplate, renderLineTemplate),
  route(contract.listOverseenCalls, findOverseenCalls),
  route(contract.listOrganizationProposals, findOrganizationProposals, {
    export: { title: 'Budget proposals of all organizations', columns: organizationProposalColumns },
  }),
]
