// Keeping members: finding somebody, other roles, the second person, somebody who leaves, the access review.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let admin: Person
let second: Person
let complaints: string[] = []

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  admin = await signIn(browser, bmms, 'moh.admin')
  second = await signIn(browser, bmms, 'moh.admin.two')
  complaints = [...admin.complaints, ...second.complaints]
})

afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

/** Opens the page of a member by the list, as a person does. */
async function findMember({ page }: Person, username: string): Promise<void> {
  await page.goto('/moa/MOH/members')
  await page.getByRole('searchbox', { name: /search name/i }).fill(username)
  await page
    .getByRole('status')
    .filter({ hasText: /^1 member$/ })
    .waitFor()
  await page.locator('tbody a').first().click()
  await page.getByText(`Member of MOH`).waitFor()
}

describe('an administrator', () => {
  it('finds a person and gives a simple role, which counts at once', async () => {
    const { page } = admin
    await findMember(admin, 'moh.staff')
    await picture(admin, 'people-01-member')
    await expectAccessible(admin, 'a member')
    await page.getByRole('link', { name: 'Change roles' }).click()
    await page.getByRole('checkbox', { name: /planning officer/i }).check()
    await page.getByText('Write and submit plans').waitFor()
    await page.getByText('It takes effect at once.').waitFor()
    await picture(admin, 'people-02-preview')
    await expectAccessible(admin, 'changing roles')
    await page.getByRole('button', { name: 'Change roles' }).click()
    await page.getByText('Write why the roles change.').first().waitFor()
    await page.getByLabel(/^reason/i).fill('Helps out in planning.')
    await page.getByRole('button', { name: 'Change roles' }).click()
    await page.getByText(/^Roles of .* changed$/).waitFor()
    await page.getByRole('tab', { name: 'Changes of roles' }).click()
    await page.getByText('Helps out in planning.').waitFor()
  })

  it('asks that somebody becomes manager, and may not agree alone', async () => {
    const { page } = admin
    await findMember(admin, 'moh.viewer')
    await page.getByRole('link', { name: 'Change roles' }).click()
    await page.getByRole('checkbox', { name: /^manager/i }).check()
    await page.getByText('A second person has to agree').waitFor()
    await page.getByText('Approve and return plans').waitFor()
    await page.getByLabel(/^reason/i).fill('Acting chief from Monday.')
    await picture(admin, 'people-03-asking')
    await page.getByRole('button', { name: 'Change roles' }).click()
    await page.getByText('A change of roles waits for a second person').waitFor()
    await page.goto('/moa/MOH/inbox')
    await page.getByText('Another administrator has to agree: you asked for it').waitFor()
    expect(await page.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('the second administrator agrees from the inbox', async () => {
    const { page } = second
    await page.goto('/moa/MOH/inbox')
    await page
      .getByText(/asks for it$/)
      .first()
      .waitFor()
    await page.getByText('Acting chief from Monday.').first().waitFor()
    await picture(second, 'people-04-inbox')
    await expectAccessible(second, 'a request in the inbox')
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Nothing waits for you').waitFor()
    await findMember(admin, 'moh.viewer')
    await admin.page.getByRole('region', { name: 'Roles' }).getByText('Manager', { exact: true }).waitFor()
  })

  it('deactivates somebody who is signed in elsewhere: that ends at once, and open tasks are listed', async () => {
    const { page } = admin
    const planner = await signIn(browser, bmms, 'moh.planner')
    const answer = await planner.context.request.post(`${bmms.url}/api/v1/moa/MOH/planning/strategic-plans`, {
      data: { title: 'Left behind', vision: 'V', mission: 'M', startYear: 2041, endYear: 2045 },
    })
    expect(answer.status()).toBe(201)
    await findMember(admin, 'moh.planner')
    await page.getByRole('button', { name: 'Deactivate' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Left behind/).waitFor()
    await dialog.getByLabel(/^reason/i).fill('Moved to another office.')
    await picture(admin, 'people-05-leaving')
    await expectAccessible(admin, 'the question before somebody leaves')
    await dialog.getByRole('button', { name: 'Deactivate' }).click()
    await page.getByText('Moved to another office.').waitFor()
    await planner.page.goto('/moa/MOH/planning/strategic-plans')
    await planner.page.getByLabel(/username/i).waitFor()
    await planner.context.close()
    await page.getByRole('tab', { name: 'Open tasks' }).click()
    await page.getByText(/Left behind/).waitFor()
    await page.getByRole('tab', { name: 'History' }).click()
    await page
      .getByText(/inactive/)
      .first()
      .waitFor()
  })

  it('invites a newcomer, sends the invitation again, and never sees a password', async () => {
    const { page } = admin
    const { status, body } = await page.request
      .post(`${bmms.url}/api/v1/moa/MOH/members/accounts`, {
        data: {
          username: 'new.comer',
          email: 'new.comer@moh.example',
          firstName: 'Noraida',
          lastName: 'Guiani',
          roles: ['staff'],
        },
      })
      .then(async (made) => ({ status: made.status(), body: await made.text() }))
    expect(status).toBe(201)
    expect(body).not.toMatch(/password/i)
    await page.goto('/moa/MOH/members?signIn=invited')
    await page.getByText('Noraida Guiani').first().waitFor()
    await findMember(admin, 'new.comer')
    await page.getByRole('button', { name: 'Resend the invitation' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText('The invitation goes to new.comer@moh.example').waitFor()
    await page.getByRole('tab', { name: 'Sign-ins and links' }).click()
    await page.getByText('Replaced').waitFor()
    await picture(admin, 'people-06-access')
    await expectAccessible(admin, 'sign-ins and links')
    expect(await page.content()).not.toMatch(/start password/i)
  })

  it('reads the access review, exports it, and records that it was reviewed', async () => {
    const { page } = admin
    await page.goto('/moa/MOH/access-review')
    await page.getByText('Approve and return plans').first().waitFor()
    await picture(admin, 'people-07-access-review')
    await expectAccessible(admin, 'the access review')
    await page.getByRole('button', { name: /export/i }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /excel/i }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^MOH-access-review-who-can-approve-.*\.xlsx$/)
    await page.getByRole('tab', { name: 'Roles granted' }).click()
    await page.getByText('Second person').first().waitFor()
    await page.getByRole('tab', { name: /^Reviews/ }).click()
    await page.getByLabel(/what was looked at/i).fill('Looked through with the auditor.')
    await page.getByRole('button', { name: 'Record the review' }).click()
    await page.getByRole('article').getByText('Looked through with the auditor.').waitFor()
  })
})

describe('a platform administrator', () => {
  it('asks for a platform role, which another one has to agree to', async () => {
    const asker = await signIn(browser, bmms, 'platform.admin')
    const { page } = asker
    await page.goto('/platform/people?q=two.ministries')
    await page.locator('tbody a').first().click()
    await page.getByRole('tab', { name: /platform roles/i }).click()
    await page.getByRole('link', { name: 'Change platform roles' }).click()
    await page.getByRole('checkbox', { name: /trainer/i }).check()
    await page.getByText('It takes effect when another platform administrator agrees.').waitFor()
    await page.getByLabel(/^reason/i).fill('Trains the second wave.')
    await picture(asker, 'people-08-platform-role')
    await page.getByRole('button', { name: 'Change platform roles' }).click()
    await page.getByText('Waits for a second person').first().waitFor()
    await asker.context.close()
    const other = await signIn(browser, bmms, 'platform.admin.two', { colorScheme: 'dark' })
    await other.page.goto('/platform/role-changes?state=waiting')
    await other.page.locator('tbody a').first().click()
    await other.page.getByText('Trains the second wave.').waitFor()
    await picture(other, 'people-09-platform-decision-dark')
    await expectAccessible(other, 'a platform request in the dark')
    await other.page.getByRole('button', { name: 'Approve' }).click()
    await other.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await other.page.getByText('Approved', { exact: true }).waitFor()
    await other.page.goto('/platform/people?q=moh.planner')
    await other.page.locator('tbody a').first().click()
    for (const tab of ['Account', 'Sign-ins and links', 'History', 'Personal data']) {
      await other.page.getByRole('tab', { name: tab }).click()
      await other.page.getByRole('tabpanel').waitFor()
    }
    await picture(other, 'people-10-personal-data-dark')
    await expectAccessible(other, 'personal data in the dark')
    expect(other.complaints).toEqual([])
    await other.context.close()
  })
})

describe('on a phone', () => {
  it('the same pages fit', async () => {
    const phone = await signIn(browser, bmms, 'moh.admin', { viewport: PHONE })
    await phone.page.goto('/moa/MOH/members?q=moh.viewer')
    await phone.page.getByText('moh.viewer').or(phone.page.getByText('Manager')).first().waitFor()
    await phone.page.locator('main a[href*="/members/"]').filter({ hasNotText: /add/i }).first().click()
    await phone.page.getByRole('tab', { name: 'Changes of roles' }).click()
    await phone.page.getByText('Acting chief from Monday.').waitFor()
    await expectNoSideways(phone, 'changes of roles on a phone')
    await picture(phone, 'people-11-role-changes-phone')
    await phone.page.goto('/moa/MOH/access-review')
    await phone.page.getByRole('tab', { name: /who can approve/i }).waitFor()
    await expectNoSideways(phone, 'the access review on a phone')
    await expectAccessible(phone, 'the access review on a phone')
    await phone.context.close()
  })
})

describe('no page', () => {
  it('complained', () => expect([...complaints, ...admin.complaints, ...second.complaints]).toEqual([]))
})
