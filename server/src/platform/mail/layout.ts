// The look of every message: one HTML table with the organization's name and colour, and the same words as plain text.
// Whatever stands between `${` and `}` is escaped; only markup made here is not.

export interface Letter {
  greeting: string
  paragraphs: readonly string[]
  /** The one thing to do. Throws a TypeError unless the address is http or https. */
  button?: { label: string; url: string }
  /** "You get this because your account in BMMS was made by your organization."; the small print begins with it. */
  why?: string
  /** Small print instead of the usual one. */
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

const NO_MORE = 'Get no more letters of this kind'

interface Footing {
  /** Where the reader says no to more of this kind: on letters that go to many. */
  unsubscribeUrl?: string
}

/** Both parts of a message. Paragraphs without words are left out. */
export function renderLetter(sender: Sender, letter: Letter, footing: Footing = {}): { html: string; text: string } {
  const button = letter.button && { label: letter.button.label, url: webAddress(letter.button.url) }
  const whole = {
    greeting: letter.greeting,
    paragraphs: letter.paragraphs.filter((paragraph) => paragraph.trim() !== ''),
    footer: letter.footer ?? [letter.why, FOOTER].filter(Boolean).join(' '),
    ...(button ? { button } : {}),
    ...(footing.unsubscribeUrl ? { unsubscribeUrl: webAddress(footing.unsubscribeUrl) } : {}),
  }
  return { html: htmlOf(sender, whole).markup, text: textOf(sender, whole) }
}

type WholeLetter = Pick<Letter, 'greeting' | 'paragraphs' | 'button'> & { footer: string; unsubscribeUrl?: string }

function textOf(sender: Sender, { greeting, paragraphs, button, footer, unsubscribeUrl }: WholeLetter): string {
  const parts = [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    `-- \n${sender.name}\n${footer}`,
    ...(unsubscribeUrl ? [`${NO_MORE}:\n${unsubscribeUrl}`] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** What style attributes cannot say: colours where the mail program is dark. Without it programs invert as they please. */
const DARK_STYLE = {
  markup: `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#101113!important}.card{background:#1f2023!important;color:#e9ecef!important}.small,.small a{color:#adb5bd!important}.text a{color:#74c0fc!important}.button{border-color:#868e96!important}}`,
}

function htmlOf(sender: Sender, { greeting, paragraphs, button, footer, unsubscribeUrl }: WholeLetter): Markup {
  const accent = /^#[0-9a-f]{6}$/i.test(sender.accentColor) ? sender.accentColor : PLATFORM_SENDER.accentColor
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${sender.name}</title><style>${DARK_STYLE}</style></head>
<body class="page" style="margin:0;background:#f1f3f5">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f1f3f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-top:6px solid ${accent};font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;color:#212529;text-align:left">
<tr><td style="padding:24px 32px 0;font-size:14px;font-weight:bold">${sender.name}</td></tr>
<tr><td style="padding:16px 32px 0">${greeting}</td></tr>
${paragraphs.map((paragraph) => html`<tr><td class="text" style="padding:16px 32px 0;overflow-wrap:anywhere">${written(paragraph)}</td></tr>\n`)}${
  button ? buttonRow(button, accent) : ''
}<tr><td class="small" style="padding:32px 32px 24px;font-size:13px;color:#495057;overflow-wrap:anywhere">${written(footer, 'color:#495057')}${
    unsubscribeUrl ? html`<br><br><a href="${unsubscribeUrl}" style="color:#495057">${NO_MORE}</a>` : ''
  }</td></tr>
</table></td></tr></table>
</body></html>
`
}

/** The address stands below the button too, for those whose mail program shows no links. The cell has the colour, for those that pad no links. */
function buttonRow({ label, url }: { label: string; url: string }, accent: string): Markup {
  return html`<tr><td style="padding:24px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td class="button" bgcolor="${accent}" style="background:${accent};border:1px solid ${accent};border-radius:4px"><a href="${url}" style="display:inline-block;padding:12px 20px;color:${inkOn(accent)};font-weight:bold;text-decoration:none">${label}</a></td></tr></table></td></tr>
<tr><td class="small" style="padding:12px 32px 0;font-size:13px;color:#495057;word-break:break-all">${url}</td></tr>
`
}

interface Markup {
  markup: string
}

/** Values are escaped, markup is not. */
export function html(strings: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
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

const ADDRESS = /https?:\/\/[^\s<>"']+/g

/** Text as it was written: with its line breaks, and with web addresses that can be followed. */
function written(text: string, style = 'color:#1864ab'): Markup {
  const pieces: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(/[.,;:!?)\]]+$/, '')
    if (!URL.canParse(address)) continue
    const link = html`<a href="${address}" style="${style}">${address}</a>`
    pieces.push(escapeText(text.slice(from, index)), link.markup)
    from = index + address.length
  }
  pieces.push(escapeText(text.slice(from)))
  return { markup: pieces.join('').replaceAll('\n', '<br>\n') }
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
