// A published budget call, and the people who prepare, endorse and review proposals for it; all through the server.

import { randomUUIDv7 } from 'node:crypto'
import type { PlatformRole } from '../platform/access/policy.ts'
import type { Ask, TestApp } from './app.ts'
import { createPerson, getOrganization, type TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { onAdmin } from './test-cluster.ts'

/** A person with their way to ask, and with steps of a proposal. */
export interface ProposalPerson {
  person: TestPerson
  ask: Ask
}

export interface Preparation {
  officer: ProposalPerson
  manager: ProposalPerson
  reviewer: ProposalPerson
  director: ProposalPerson
  /** Ids of programs of MOH by their code. */
  programs: Record<string, string>
}

async function signedIn(
  test: TestDatabase,
  app: TestApp,
  parts: Parameters<typeof createPerson>[1],
): Promise<ProposalPerson> {
  const person = await createPerson(test, parts)
  return { person, ask: await app.signIn(person) }
}

/** Everybody who has a hand in proposals of MOH, and two programs, the second of them gender-responsive. */
export async function prepare(test: TestDatabase, app: TestApp): Promise<Preparation> {
  const platform = (role: PlatformRole) => signedIn(test, app, { platformRoles: [role] })
  const codes = ['310100100001000', '310100100002000']
  const programs: Record<string, string> = {}
  const { id: organization } = await getOrganization(test, 'MOH')
  for (const [at, code] of codes.entries()) {
    const id = randomUUIDv7()
    programs[code] = id
    await onAdmin(
      test.adminUrl,
      `insert into ppa (organization_id, id, code, title, kind, cost_structure, tags, bdp_link, bdip_link, outcome)
         select $1::integer, $2::uuid, $3::text, $4::text, 'program', 'operations', $5::text[], 'BDP 1.1', 'BDIP 12', 'Healthier people'
         from set_config('bmms.organization_id', $1::text, true)`,
      [organization, id, code, at === 0 ? 'Immunization' : 'Care for mothers', at === 0 ? [] : ['gender']],
    )
  }
  return {
    officer: await signedIn(test, app, { roles: { MOH: ['budget_officer'] } }),
    manager: await signedIn(test, app, { roles: { MOH: ['manager'] } }),
    reviewer: await platform('budget_reviewer'),
    director: await platform('budget_director'),
    programs,
  }
}

/** Publishes a call with ceilings of MOH; answers its id. */
export async function publishCall(
  { director: { ask } }: Pick<Preparation, 'director'>,
  fiscalYear: number,
  ceilings: Record<string, string>,
): Promise<string> {
  const base = '/platform/budgeting/calls'
  const dates = [{ kind: 'submission', name: 'Submission', date: '2026-12-15', section: 'BAA 84, s. 19' }]
  const { body: call } = await ask('POST', base, { fiscalYear, title: `Call ${fiscalYear}`, dates })
  const named = Object.entries(ceilings).map(([name, amount]) => ({ organization: 'MOH', class: name, amount }))
  const { body: set } = await ask('PUT', `${base}/${call.id}/ceilings`, { version: call.version, ceilings: named })
  const { body } = await ask('POST', `${base}/${call.id}/steps`, { action: 'publish', version: set.version })
  return body.id
}

/** A file of MOH, as if it had been uploaded. */
export async function addFile(test: TestDatabase, name: string): Promise<string> {
  const { id: organization } = await getOrganization(test, 'MOH')
  const id = randomUUIDv7()
  await onAdmin(
    test.adminUrl,
    `insert into file (organization_id, id, name, media_type, size, sha256)
       select $1::integer, $2::uuid, $3::text, 'application/pdf', 10, repeat('a', 64) from set_config('bmms.organization_id', $1::text, true)`,
    [organization, id, name],
  )
  return id
}

export const PROPOSALS = '/moa/MOH/budgeting/proposals'
export const line = {
  objectCode: '5020101000',
  description: 'Travel',
  quantity: '3',
  unit: 'trips',
  unitCost: '1000.10',
}

/**
 * A proposal that the law has nothing against: both programs with indicators, comparatives and a line each, staffing and
 * consultation attached. Answers it as the officer reads it.
 */
export async function draftProposal(test: TestDatabase, { officer: { ask }, programs }: Preparation, callId: string) {
  const { body: draft } = await ask('POST', PROPOSALS, { callId, title: 'Proposal' })
  for (const ppaId of Object.values(programs)) {
    const { body: ppa } = await ask('POST', `${PROPOSALS}/${draft.id}/ppas`, { ppaId })
    const own = `/moa/MOH/budgeting/proposal-ppas/${ppa.id}`
    await ask('POST', `${own}/lines`, line)
    const indicator = {
      level: 'output',
      name: 'Children',
      unit: 'children',
      baseline: null,
      target: '10',
      targetNext: null,
      targetAfter: null,
    }
    const { body: measured } = await ask('PUT', `${own}/indicators`, { version: ppa.version, indicators: [indicator] })
    const comparatives = ['PS', 'MOOE', 'CO'].map((name) => ({
      class: name,
      previousActual: '1',
      currentAppropriation: '2.50',
    }))
    await ask('PUT', `${own}/comparatives`, { version: measured.version, comparatives })
  }
  for (const kind of ['staffing', 'consultation'])
    await ask('POST', `${PROPOSALS}/${draft.id}/attachments`, { kind, fileId: await addFile(test, `${kind}.pdf`) })
  return (await ask('GET', `${PROPOSALS}/${draft.id}`)).body
}

/** Takes steps one after the other, each by whom it belongs to; answers the last answer. */
export async function stepProposal(people: Preparation, id: string, ...actions: string[]) {
  let answer = await people.officer.ask('GET', `${PROPOSALS}/${id}`)
  for (const action of actions) {
    const { version } = (await people.officer.ask('GET', `${PROPOSALS}/${id}`)).body
    const who = { submit: people.officer, endorse: people.manager, return: people.manager, take_up: people.reviewer }[
      action
    ]
    answer = await (who ?? people.director).ask('POST', `${PROPOSALS}/${id}/steps`, {
      action,
      version,
      comment: 'Because.',
    })
  }
  return answer
}
