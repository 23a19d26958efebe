// Deciding a wave: criteria, missing figures, a conditional go that two people sign, its paper, and a condition closed.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSideways,
  launch,
  openWindow,
  type Person,
  PHONE,
  picture,
  signIn,
} from './browser.ts'
import { ask, field, main } from './budget-steps.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
const DESK = { viewport: { width: 1280, height: 800 } }
let bmms: RunningBmms
let browser: Browser
let manager: Person
let executive: Person
let trainer: Person
let gate = ''
let hash = ''

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const manila = () => Temporal.Now.plainDateISO('Asia/Manila')
/** A Saturday: what is due then is due on a working day after it. */
const saturday = () => manila().add({ days: 14 + ((13 - manila().dayOfWeek) % 7) })
const written = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const yesterday = () => manila().subtract({ days: 1 }).toString()

describe('the rollout manager', () => {
  it('opens the gate of the pilot, which is inconclusive while figures are missing', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', DESK)
    const { page } = manager
    await page.goto('/platform/rollout/gates')
    await page.getByRole('link', { name: 'Open a gate' }).first().click()
    await page.getByRole('combobox', { name: /^Wave/ }).selectOption({ label: 'Wave 1: Pilot (active)' })
    await field(page, 'Reason').fill('The pilot ends this month.')
    await expectAccessible(manager, 'the form of a gate')
    await page.getByRole('button', { name: 'Open the gate' }).click()
    await page.getByRole('heading', { name: 'Gate of wave 1' }).waitFor()
    gate = new URL(page.url()).pathname
    await main(manager).getByText('Inconclusive').first().waitFor()
    await main(manager)
      .getByText(/figures? missing:/)
      .waitFor()
    await expectAccessible(manager, 'an open gate')
    await picture(manager, 'rollout-gate-inconclusive')
  })
})

describe('the trainer', () => {
  it('enters what is missing, with day, sample and source', async () => {
    trainer = await signIn(browser, bmms, 'trainer', DESK)
    const { page } = trainer
    const enter = (figure: object) =>
      ask(trainer, 'POST', '/platform/rollout/measures', {
        ...{ measuredOn: yesterday(), source: 'Monitoring of November' },
        ...figure,
      })
    await enter({ criterion: 'critical_bugs', wave: 1, value: '0' })
    await enter({ criterion: 'uptime', value: '99.8', sampleSize: 720 })
    await enter({ criterion: 'error_rate', value: '0.12', sampleSize: 84_000 })
    await enter({ criterion: 'training_completion', wave: 1, value: '91.5', sampleSize: 41 })
    await page.goto(gate)
    await page.getByRole('link', { name: 'Enter value of satisfaction' }).click()
    await field(page, 'Figure').fill('4.3')
    await field(page, 'Answers').fill('28')
    await field(page, 'Source').fill('Survey after the training, 12 November')
    await expectAccessible(trainer, 'the form of a measure')
    await picture(trainer, 'rollout-measure-form')
    await page.getByRole('button', { name: 'Save measure' }).click()
    await page.getByRole('heading', { name: 'Gate of wave 1' }).waitFor()
    await main(trainer).getByText('4.3 of 5').waitFor()
    expect(await page.getByRole('link', { name: 'Sign a decision' }).count()).toBe(0)
    await page.goto('/platform/rollout/measures')
    await main(trainer).getByText('Survey after the training, 12 November').waitFor()
    await expectAccessible(trainer, 'the list of measures')
    await picture(trainer, 'rollout-measures')
  })
})

describe('two people', () => {
  it('cannot decide better than the criteria say: active users are too few, so a go is not offered', async () => {
    const { page } = manager
    await page.goto(gate)
    await page.getByRole('button', { name: 'Evaluate now' }).click()
    await page.getByText(/By the criteria: .*Nothing is decided/).waitFor()
    await page.getByRole('link', { name: 'Sign a decision' }).click()
    expect(await page.getByRole('radio', { name: 'Go', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('radio', { name: 'Conditional go' }).check()
    const condition = page.getByRole('group', { name: 'Condition 1' })
    await condition.getByLabel('What has to be done').fill('Call the offices that have not signed in')
    await condition.getByLabel('Who answers for it').selectOption({ index: 1 })
    await condition.getByLabel('Due', { exact: false }).first().fill(written(saturday()))
    await field(page, 'Comment to your signature').fill('As agreed on Monday.')
    await expectAccessible(manager, 'the form of a decision')
    await picture(manager, 'rollout-gate-decision')
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await main(manager)
      .getByText(/signed: conditional go. A second person has to sign/)
      .waitFor()
    const second = page.getByRole('button', { name: 'Sign as second person' })
    expect(await second.getAttribute('aria-disabled')).toBe('true')
    await picture(manager, 'rollout-gate-one-signature')
  })

  it('sign: the executive is told, reads the same content, and the wave is completed', async () => {
    executive = await signIn(browser, bmms, 'ocm.executive', DESK)
    const { page } = executive
    await page.goto(gate)
    await page.getByRole('button', { name: 'Sign as second person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Wave 1 is completed, and later waves may start/).waitFor()
    await dialog.getByLabel(/^Comment/).fill('Agreed.')
    await picture(executive, 'rollout-gate-countersign')
    await dialog.getByRole('button', { name: 'Sign as second person' }).click()
    await main(executive)
      .getByText(/^Conditional go, signed by .+ and .+/)
      .waitFor()
    await page.getByRole('tab', { name: /^Signatures/ }).click()
    await main(executive).getByText('Signed second').waitFor()
    await main(executive).getByText('Agreed.').waitFor()
    await expectAccessible(executive, 'a decided gate')
    await picture(executive, 'rollout-gate-decided')
    await page.getByRole('tab', { name: 'History' }).click()
    await main(executive)
      .getByText('changed the gate', { exact: false })
      .or(main(executive).getByText(/added/))
      .first()
      .waitFor()
    await picture(executive, 'rollout-gate-history')
    await page.getByRole('tab', { name: /^Signatures/ }).click()
    await main(executive).getByText('SHA-256 of what is signed').waitFor()
    hash = /[0-9a-f]{64}/.exec((await main(executive).textContent()) ?? '')?.[0] ?? ''
    expect(hash).toHaveLength(64)
  })

  it('hold a paper with criteria, conditions, signatures, both dates and the hash, which proves itself', async () => {
    const { page } = executive
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF' }).click(),
    ])
    const file = join(ROOT, 'e2e/results/rollout-gate.pdf')
    await download.saveAs(file)
    const text = execFileSync('pdftotext', ['-layout', file, '-']).toString().replaceAll(/\s+/g, ' ')
    for (const part of [
      'Gate of wave 1',
      'Conditional go',
      'Satisfaction',
      '4.3 of 5',
      'Call the offices',
      'Agreed.',
      hash,
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/144\d \/ \d+ \w+ 20\d\d/)
    const visitor = await openWindow(browser, bmms, { viewport: PHONE })
    await visitor.page.goto(`/verify/rollout-gates/${gate.split('/').at(-1)}#${hash}`)
    await visitor.page.getByText('The paper is what was signed').waitFor()
    await expectAccessible(visitor, 'the check of a paper')
    await picture(visitor, 'rollout-gate-verified')
    await visitor.page.goto('about:blank')
    await visitor.page.goto(`/verify/rollout-gates/${gate.split('/').at(-1)}#${'0'.repeat(64)}`)
    await visitor.page.getByText('The paper and the system differ').waitFor()
    await visitor.context.close()
  })
})

describe('afterwards', () => {
  it('a condition stands on its working day, and is closed with evidence', async () => {
    const { page } = trainer
    await page.goto('/platform/rollout/gate-conditions')
    await main(trainer).getByText('Call the offices that have not signed in').waitFor()
    expect(await main(trainer).textContent()).not.toContain(written(saturday()))
    await picture(trainer, 'rollout-conditions')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Comment').fill('All 34 people signed in; list of sign-ins attached to the minutes.')
    await dialog.getByRole('button', { name: 'Close the condition' }).click()
    await main(trainer).getByText('All 34 people signed in').waitFor()
    await expectAccessible(trainer, 'the list of conditions')
  })

  it('on a phone in the dark, gates and sign-offs are cards', async () => {
    const phone = await signIn(browser, bmms, 'rollout.manager', { viewport: PHONE, colorScheme: 'dark' })
    for (const [path, words, name] of [
      ['/platform/rollout/gates', 'Conditional go', 'gates'],
      [gate, 'Threshold', 'gate'],
      ['/platform/rollout/sign-offs', 'Not opened', 'sign-offs'],
      ['/platform/rollout/gates/new?about=organization&organization=MOH', 'Organization', 'sign-off-form'],
    ] as const) {
      await phone.page.goto(path)
      await main(phone).getByText(words).first().waitFor()
      await expectNoSideways(phone, name)
      await expectAccessible(phone, `${name} on a phone`)
      await picture(phone, `rollout-phone-${name}`)
    }
    await phone.page.getByRole('button', { name: 'Open the sign-off' }).click()
    await phone.page.getByRole('heading', { name: 'Sign-off of MOH' }).waitFor()
    await phone.context.close()
  })

  it('no page complained', () => {
    expect([manager, executive, trainer].flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
