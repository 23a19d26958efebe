import { expect, test } from 'vitest'
import { type Letter, PLATFORM_SENDER, renderLetter } from './layout.ts'

const hostile = `<script>alert("x")</script> & 'quoted'`

test('a message has the same words in both parts', () => {
  const sender = { name: 'Ministry of Health', accentColor: '#0b7285' }
  const letter: Letter = {
    greeting: 'Assalamu alaikum Amina,',
    paragraphs: [
      'The strategic plan 2026-2030 was returned to you.',
      'Reason: the baseline of goal 2 is missing.\nPlease add it.',
    ],
    button: {
      label: 'Open the plan',
      url: 'https://bmms.example/moa/MOH/planning/strategic-plans/1?tab=comments&from=mail',
    },
    footer: 'You receive this because you prepared the plan.',
  }
  const { text, html } = renderLetter(sender, letter)
  expect(text).toMatchInlineSnapshot(`
    "Assalamu alaikum Amina,

    The strategic plan 2026-2030 was returned to you.

    Reason: the baseline of goal 2 is missing.
    Please add it.

    Open the plan:
    https://bmms.example/moa/MOH/planning/strategic-plans/1?tab=comments&from=mail

    -- 
    Ministry of Health
    You receive this because you prepared the plan.
    "
  `)
  expect(html).toMatchInlineSnapshot(`
    "<!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>Ministry of Health</title><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#101113!important}.card{background:#1f2023!important;color:#e9ecef!important}.small,.small a{color:#adb5bd!important}.text a{color:#74c0fc!important}.button{border-color:#868e96!important}}</style></head>
    <body class="page" style="margin:0;background:#f1f3f5">
    <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f1f3f5"><tr><td align="center" style="padding:24px 12px">
    <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-top:6px solid #0b7285;font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;color:#212529;text-align:left">
    <tr><td style="padding:24px 32px 0;font-size:14px;font-weight:bold">Ministry of Health</td></tr>
    <tr><td style="padding:16px 32px 0">Assalamu alaikum Amina,</td></tr>
    <tr><td class="text" style="padding:16px 32px 0;overflow-wrap:anywhere">The strategic plan 2026-2030 was returned to you.</td></tr>
    <tr><td class="text" style="padding:16px 32px 0;overflow-wrap:anywhere">Reason: the baseline of goal 2 is missing.<br>
    Please add it.</td></tr>
    <tr><td style="padding:24px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td class="button" bgcolor="#0b7285" style="background:#0b7285;border:1px solid #0b7285;border-radius:4px"><a href="https://bmms.example/moa/MOH/planning/strategic-plans/1?tab=comments&amp;from=mail" style="display:inline-block;padding:12px 20px;color:#ffffff;font-weight:bold;text-decoration:none">Open the plan</a></td></tr></table></td></tr>
    <tr><td class="small" style="padding:12px 32px 0;font-size:13px;color:#495057;word-break:break-all">https://bmms.example/moa/MOH/planning/strategic-plans/1?tab=comments&amp;from=mail</td></tr>
    <tr><td class="small" style="padding:32px 32px 24px;font-size:13px;color:#495057;overflow-wrap:anywhere">You receive this because you prepared the plan.</td></tr>
    </table></td></tr></table>
    </body></html>
    "
  `)
})

test('nothing that is filled in becomes markup', () => {
  const { html, text } = renderLetter(
    { name: hostile, accentColor: 'red;background:url(https://evil.example/x)' },
    {
      greeting: hostile,
      paragraphs: [hostile, `two\nlines ${hostile}`],
      button: { label: hostile, url: `https://bmms.example/?q="><img src=x onerror=alert(1)>` },
      footer: hostile,
    },
  )
  expect(html).not.toMatch(/<script|<img|onerror="|evil\.example/)
  expect(html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;quoted&#39;/g)).toHaveLength(7)
  expect(html).toContain('href="https://bmms.example/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"')
  expect(html).toContain(PLATFORM_SENDER.accentColor)
  expect(text).toContain(hostile)
})

test('a message links to web pages only', () => {
  const linking = (url: string) =>
    renderLetter(PLATFORM_SENDER, { greeting: 'x', paragraphs: [], button: { label: 'y', url } })
  expect(() => linking('javascript:alert(1)')).toThrow(TypeError)
  expect(() => linking('/moa/MOH')).toThrow(TypeError)
})

test('the words of a button can be read on any accent colour', () => {
  const ink = (accentColor: string) => {
    const { html } = renderLetter(
      { name: 'x', accentColor },
      { greeting: 'x', paragraphs: [], button: { label: 'y', url: 'http://localhost/' } },
    )
    return /padding:12px 20px;color:(#\w+)/.exec(html)?.[1]
  }
  expect(ink('#ffe066')).toBe('#000000')
  expect(ink('#0b3d91')).toBe('#ffffff')
})

test('web addresses in words can be followed, without the stop at their end', () => {
  const { html } = renderLetter(PLATFORM_SENDER, {
    greeting: 'x',
    paragraphs: [
      'Training: https://bmms.example/t?a=1&b="2". Ask (see https://bmms.example/help).',
      'javascript:alert(1)',
    ],
  })
  expect(html.match(/href="[^"]*"/g)).toEqual([
    'href="https://bmms.example/t?a=1&amp;b="',
    'href="https://bmms.example/help"',
  ])
  expect(html).toContain('&quot;2&quot;. Ask (see ')
})

test('paragraphs without words leave no gap, and the small print begins with the reason', () => {
  const { html, text } = renderLetter(PLATFORM_SENDER, {
    greeting: 'x',
    paragraphs: ['', '  ', 'One.'],
    why: 'You get this because you joined.',
  })
  expect(html.match(/class="text"/g)).toHaveLength(1)
  expect(text).toMatch(/^x\n\nOne\.\n\n-- \n.*\nYou get this because you joined\. BMMS sent/)
})

test('letters to many end with the way out of them', () => {
  const unsubscribeUrl = 'https://bmms.example/unsubscribe/1.2'
  const { html, text } = renderLetter(PLATFORM_SENDER, { greeting: 'x', paragraphs: ['y'] }, { unsubscribeUrl })
  expect(html).toContain(`<a href="${unsubscribeUrl}"`)
  expect(text).toMatch(/Get no more letters of this kind:\nhttps:\/\/bmms\.example\/unsubscribe\/1\.2\n$/)
})
