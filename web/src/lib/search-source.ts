import type { SearchHit, SearchSource } from './feature.ts'

type Find = (moa: string, text: string) => Promise<SearchHit[]>

/** Records that Ctrl+K finds; what finds them is loaded with the first search, not with the shell. */
export function searchSource(label: string, access: string, load: () => Promise<Find>): SearchSource {
  return {
    label,
    access,
    find: (moa, text) => ({
      queryKey: ['search', label, moa, text],
      queryFn: async () => (await load())(moa, text),
    }),
  }
}
