// One accent per organization, made safe to read: WCAG 2.2 contrast of at least 4.5 on both schemes, whatever colour was chosen.

type Rgb = [number, number, number]
export const NEUTRAL_ACCENT = '#3d5a80'
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
/** Darkest and lightest surfaces on which accent text stands, per scheme (see theme.css). */
const LIGHT_SURFACE: Rgb = [241, 243, 245]
const DARK_SURFACE: Rgb = [43, 47, 54]

export interface AccentShades {
  /** As chosen; only for areas that carry no text. */
  stripe: string
  /** Text on light surfaces, and fill under white text there. */
  onLight: string
  /** Text on dark surfaces. */
  onDark: string
  /** Fill under white text on dark surfaces: as bright as white text allows. */
  fillOnDark: string
}

/** Shades of an accent that may be read; a colour that is no `#rrggbb` gives the neutral accent. */
export function accentShades(hex: string): AccentShades {
  const base = parseHex(hex) ?? parseHex(NEUTRAL_ACCENT) ?? BLACK
  const onLight = moveUntil(base, BLACK, (shade) => contrast(shade, LIGHT_SURFACE) >= 4.5)
  return {
    stripe: toHex(base),
    onLight: toHex(onLight),
    onDark: toHex(moveUntil(base, WHITE, (shade) => contrast(shade, DARK_SURFACE) >= 4.5)),
    fillOnDark: toHex(moveUntil(onLight, WHITE, (shade) => contrast(shade, WHITE) <= 5.6)),
  }
}

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function parseHex(hex: string): Rgb | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim())
  return match ? ([1, 2, 3].map((part) => Number.parseInt(match[part] ?? '0', 16)) as Rgb) : undefined
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function moveUntil(from: Rgb, towards: Rgb, enough: (shade: Rgb) => boolean): Rgb {
  for (let step = 0; step <= 50; step += 1) {
    const shade = from.map((part, index) => Math.round(part + ((towards[index] ?? 0) - part) * (step / 50))) as Rgb
    if (enough(shade)) return shade
  }
  return towards
}

const toHex = (color: Rgb) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
