// How a budget call travels from draft to closed. Pure: server, web and tests read it.
import { defineWorkflow } from '../../../platform/workflow/workflow.ts'

const permission = 'budget.call.publish'

export const callWorkflow = defineWorkflow({
  subject: 'budget_call',
  initial: 'draft',
  states: { draft: 'Draft', published: 'Published', closed: 'Closed' },
  editable: ['draft', 'published'],
  transitions: {
    publish: { label: 'Publish', from: ['draft'], to: 'published', permission, comment: 'optional' },
    close: { label: 'Close', from: ['published'], to: 'closed', permission, comment: 'optional' },
    reopen: { label: 'Reopen', from: ['closed'], to: 'published', permission, comment: 'required' },
  },
})
