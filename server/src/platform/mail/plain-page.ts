// A page of a few words for people who are not signed in, without script or style sheet.
import { html } from './layout.ts'

export interface PageWords {
  title: string
  paragraphs: readonly string[]
  /** Posts to the address of the page. */
  button?: string
}

const CARD =
  'max-width:36rem;margin:10vh auto;padding:2rem;border:1px solid light-dark(#dee2e6,#424242);border-radius:8px;background:light-dark(#ffffff,#242424)'
const BUTTON =
  'font:inherit;font-weight:600;padding:0.6rem 1.2rem;border:0;border-radius:4px;background:#1864ab;color:#ffffff;cursor:pointer'

export function page({ title, paragraphs, button }: PageWords): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · BMMS</title></head>
<body style="margin:0;padding:1rem;font-family:'Noto Sans',system-ui,sans-serif;line-height:1.5;background:light-dark(#f8f9fa,#1a1a1a);color:light-dark(#212529,#e9ecef)">
<main style="${CARD}">
<p style="margin:0;font-size:0.875rem">Bangsamoro Ministerial Management System</p>
<h1 style="font-size:1.5rem;line-height:1.3">${title}</h1>
${paragraphs.map((words) => html`<p>${words}</p>\n`)}${
  button ? html`<form method="post"><button style="${BUTTON}">${button}</button></form>` : ''
}
</main></body></html>
`.markup
}
