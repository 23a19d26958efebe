// What a browser says about itself, in words.

const BROWSERS = [/Edg\//, 'Edge', /Firefox\//, 'Firefox', /Chrome\//, 'Chrome', /Safari\//, 'Safari'] as const
const SYSTEMS = [
  /Android/,
  'Android',
  /iPhone|iPad/,
  'iPhone or iPad',
  /Windows/,
  'Windows',
  /Mac OS/,
  'Mac',
  /Linux/,
  'Linux',
] as const

/** `Chrome on Windows`, as far as the browser says. */
export function deviceOf(agent: string | null | undefined): string {
  const find = (names: readonly (RegExp | string)[]) => {
    const at = names.findIndex((name) => name instanceof RegExp && name.test(agent ?? ''))
    return at < 0 ? undefined : String(names[at + 1])
  }
  return [find(BROWSERS) ?? 'A program', find(SYSTEMS)].filter(Boolean).join(' on ')
}
