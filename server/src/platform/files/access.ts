import { everyone, type ModulePolicy } from '../access/policy.ts'

export const filesPolicy: ModulePolicy = {
  module: 'files',
  switchable: false,
  policy: {
    'files.file.add': {
      organization: ['admin', 'manager', 'planner', 'budget_officer', 'me_officer', 'coordinator', 'staff'],
      words: 'Add files',
    },
    'files.file.view': { organization: everyone, words: 'Open files' },
  },
}
