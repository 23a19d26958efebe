// Journey 4: a platform administrator looks after 44 organizations: modules, profile, members, pilot, and who changed what.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let admin: Person
let officer: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( [*]| .optional.)?$`) })
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

/** Answers the dialog that names the consequence. */
async function confirm(page: Page, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (reason) await dialog.getByRole('textbox', { name: /reason|comment/i }).fill(reason)
  await dialog.getByRole('button').last().click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('the platform administrator', () => {
  it('sees all 44 organizations', async () => {
    admin = await signIn(browser, bmms, 'platform.admin')
    const { page } = admin
    await page.goto('/platform/organizations')
    await page.getByText('44 organizations').waitFor()
    await expectAccessible(admin, 'organizations')
    await picture(admin, '4-organizations')
  })

  it('finds one by another name of it', async () => {
    const { page } = admin
    await page
      .getByRole('textbox', { name: /search/i })
      .or(page.getByRole('searchbox'))
      .last()
      .fill('MPWH')
    await page
      .getByRole('link', { name: /Ministry of Public Works/ })
      .first()
      .waitFor()
  })

  it('edits the profile', async () => {
    const { page } = admin
    await page.goto('/platform/organizations/MOH')
    await page.getByRole('heading', { name: 'Ministry of Health' }).waitFor()
    await expectAccessible(admin, 'an organization')
    await page.getByRole('link', { name: /^edit/i }).first().click()
    await field(page, 'Head official').fill('Dr. Amina Sarip')
    await page.getByRole('button', { name: /^save/i }).click()
    await page.getByText('Dr. Amina Sarip').first().waitFor()
    await picture(admin, '4-organization')
  })

  it('switches a module off and on: at once, in screens and API', async () => {
    officer = await signIn(browser, bmms, 'moh.planner')
    const read = async () => (await officer.page.request.get('/api/v1/moa/MOH/planning/strategic-plans')).status()
    expect(await read()).toBe(200)
    const { page } = admin
    await tab(page, 'Modules')
    await expectAccessible(admin, 'the modules of an organization')
    await page.getByRole('button', { name: 'Switch off Planning' }).click()
    await confirm(page)
    await page.getByRole('button', { name: 'Switch on Planning' }).waitFor()
    expect(await read()).toBe(403)
    await officer.page.goto('/moa/MOH/planning/strategic-plans')
    await officer.page
      .getByText(/switched off/i)
      .first()
      .waitFor()
    await picture(officer, '4-module-off')
    await page.getByRole('button', { name: 'Switch on Planning' }).click()
    await confirm(page)
    await page.getByRole('button', { name: 'Switch off Planning' }).waitFor()
    expect(await read()).toBe(200)
  })

  it('adds a member with a new account, who is invited by mail; nobody sees a password', async () => {
    const { page } = admin
    await page.goto('/platform/organizations/MOH/members/new')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await field(page, 'First name').fill('Sittie')
    await field(page, 'Last name').fill('Macarambon')
    await field(page, 'Username').fill('sittie.macarambon')
    await field(page, 'E-mail').fill('sittie.macarambon@example.gov.ph')
    await page.getByRole('checkbox', { name: /^Planning officer/ }).check()
    expect(await page.getByRole('checkbox', { name: 'Send the invitation now' }).isChecked()).toBe(true)
    await expectAccessible(admin, 'a new account')
    await picture(admin, '4-new-account')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page
      .getByText(/The invitation goes to sittie.macarambon@example.gov.ph/)
      .first()
      .waitFor()
    await page.getByRole('heading', { name: 'Sittie Macarambon' }).waitFor()
    await picture(admin, '4-invited')
    const sent = await page.request.get('/api/v1/platform/mail?q=sittie.macarambon')
    expect((await sent.json()).items[0]).toMatchObject({ template: 'people.welcome', isConfidential: true })
  })

  it('marks an organization as pilot, and one as inactive', async () => {
    const { page } = admin
    await page.goto('/platform/organizations/MSSD?tab=status')
    await page.getByRole('button', { name: /pilot/i }).first().click()
    await confirm(page, 'Joins the pilot')
    await page.getByText(/pilot/i).first().waitFor()
    await page.goto('/platform/organizations/BHB?tab=status')
    await page
      .getByRole('button', { name: /deactivate/i })
      .first()
      .click()
    await confirm(page, 'Not yet constituted')
    await page.getByText('Inactive').first().waitFor()
  })

  it('reads who changed what', async () => {
    const { page } = admin
    await page.goto('/platform/organizations/MOH?tab=history')
    await page
      .getByText(/head official/i)
      .first()
      .waitFor()
    await expectAccessible(admin, 'the history of an organization')
    await picture(admin, '4-history')
    await page.goto('/platform/changes')
    await page.getByText('Dr. Amina Sarip').first().waitFor()
  })

  it('sees people, jobs and mail of the platform', async () => {
    const { page } = admin
    for (const [name, path] of Object.entries({
      people: '/platform/people',
      jobs: '/platform/jobs',
      mail: '/platform/mail',
    })) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expectAccessible(admin, name)
      await picture(admin, `4-${name}`)
    }
  })

  it('does it on a phone and in the dark, too', async () => {
    const person = await signIn(browser, bmms, 'platform.admin', { viewport: PHONE, colorScheme: 'dark' })
    for (const [name, path] of Object.entries({
      organizations: '/platform/organizations',
      organization: '/platform/organizations/MOH',
      members: '/platform/organizations/MOH?tab=members',
      people: '/platform/people',
      changes: '/platform/changes',
    })) {
      await person.page.goto(path)
      await person.page.getByRole('heading', { level: 1 }).waitFor()
      await person.page.waitForLoadState('networkidle')
      await expectAccessible(person, `${name} on a phone`)
      await expectNoSideways(person, `${name} on a phone`)
      await picture(person, `4-${name}-phone-dark`)
    }
    expect([...admin.complaints, ...officer.complaints, ...person.complaints]).toEqual([])
  })
})

describe('an organization administrator', () => {
  it('keeps profile and members of the own organization, and cannot reach platform pages', async () => {
    const person = await signIn(browser, bmms, 'mole.admin')
    const { page } = person
    await page.goto('/moa/MOLE/members')
    await page.getByText('mole', { exact: false }).first().waitFor()
    await expectAccessible(person, 'members')
    await picture(person, '4-mole-members')
    expect((await page.request.get('/api/v1/platform/organizations')).status()).toBe(403)
    expect((await page.request.get('/api/v1/moa/MOH/members')).status()).toBe(403)
    await page.goto('/platform/organizations')
    await page
      .getByText(/not permitted|role|may not|permission/i)
      .first()
      .waitFor()
  })
})
