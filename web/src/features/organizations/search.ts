// Members that Ctrl+K finds.
import { searchSource } from '../../lib/search-source.ts'

export const memberSearch = searchSource(
  'Member',
  'people.member.view',
  async () => (await import('./find-members.ts')).findMembers,
)
