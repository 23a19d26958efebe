// The look of every message: one HTML table with the organization's name and colour, and the same words as plain text.
// Whatever stands between `${` and `}` is escaped; only markup made here is not.

export interface Letter {
  greeting: string
  paragraphs: readonly string[]
  /** The one thing to do. Throws a TypeError unless the address is http or https. */
  button?: { label: string; url: string }
  /** Small print; says who sent this unless given. */
  footer?: string
}

export interface Sender {
  name: string
  /** `#rrggbb`. */
  accentColor: string
}

export const PLATFORM_SENDER: Sender = { name: 'Bangsamoro Ministerial Management System', accentColor: '#1864ab' }

const FOOTER =
  'BMMS sent this message by itself; answers to it are not read. If you did not expect it, tell the administrator of your organization.'

/** Both parts of a message. */
export function renderLetter(sender: Sender, letter: Letter): { html: string; text: string } {
  const button = letter.button && { label: letter.button.label, url: webAddress(letter.button.url) }
  const whole = { ...letter, ...(button ? { button } : {}), footer: letter.footer ?? FOOTER }
  return { html: htmlOf(sender, whole).markup, text: textOf(sender, whole) }
}

type WholeLetter = Letter & { footer: string }

function textOf(sender: Sender, { greeting, paragraphs, button, footer }: WholeLetter): string {
  const parts = [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    `-- \n${sender.name}\n${footer}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function htmlOf(sender: Sender, { greeting, paragraphs, button, footer }: WholeLetter): Markup {
  const accent = /^#[0-9a-f]{6}$/i.test(sender.accentColor) ? sender.accentColor : PLATFORM_SENDER.accentColor
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${sender.name}</title></head>
<body style="margin:0;background:#f1f3f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1f3f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-top:6px solid ${accent};font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;color:#212529">
<tr><td style="padding:24px 32px 0;font-size:14px;font-weight:bold">${sender.name}</td></tr>
<tr><td style="padding:16px 32px 0">${greeting}</td></tr>
${paragraphs.map((paragraph) => html`<tr><td style="padding:16px 32px 0">${withBreaks(paragraph)}</td></tr>\n`)}${
  button ? buttonRow(button, accent) : ''
}<tr><td style="padding:32px 32px 24px;font-size:13px;color:#495057">${withBreaks(footer)}</td></tr>
</table></td></tr></table>
</body></html>
`
}

/** The address stands below the button too, for those whose mail program shows no links. */
function buttonRow({ label, url }: { label: string; url: string }, accent: string): Markup {
  return html`<tr><td style="padding:24px 32px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;background:${accent};color:${inkOn(accent)};border-radius:4px;font-weight:bold;text-decoration:none">${label}</a></td></tr>
<tr><td style="padding:12px 32px 0;font-size:13px;color:#495057;word-break:break-all">${url}</td></tr>
`
}

interface Markup {
  markup: string
}

/** Values are escaped, markup is not. */
function html(strings: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
  const filled = values.map((value) => {
    if (typeof value === 'string') return escapeText(value)
    return Array.isArray(value) ? value.map(({ markup }) => markup).join('') : value.markup
  })
  return { markup: String.raw({ raw: strings }, ...filled) }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

function withBreaks(text: string): Markup {
  return { markup: text.split('\n').map(escapeText).join('<br>\n') }
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`A message may not link to ${protocol}`)
  return href
}

/** Black or white, whichever reads better on the colour (relative luminance of WCAG 2.2). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}
