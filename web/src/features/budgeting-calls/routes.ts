// The pages of budget calls: of the finance ministry, and of those who oversee.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const publish = 'budget.call.publish'
const oversee = 'budget.status.oversee'

export const callPages = {
  calls: page(places.calls.path, {
    access: publish,
    title: 'Budget calls',
    load: () => import('./calls-page.tsx').then((module) => module.CallsPage),
  }),
  newCall: page(places.newCall.path, {
    access: publish,
    title: 'New budget call',
    load: () => import('./call-form-page.tsx').then((module) => module.NewCallPage),
  }),
  call: page(places.call.path, {
    access: publish,
    title: 'Budget call',
    load: () => import('./call-page.tsx').then((module) => module.CallPage),
  }),
  editCall: page(places.editCall.path, {
    access: publish,
    title: 'Edit budget call',
    load: () => import('./call-form-page.tsx').then((module) => module.EditCallPage),
  }),
}
export const overseenCallPages = {
  calls: page(places.overseenCalls.path, {
    access: oversee,
    title: 'Budget proposals of all organizations',
    load: () => import('./overseen-calls-page.tsx').then((module) => module.OverseenCallsPage),
  }),
  call: page(places.overseenCall.path, {
    access: oversee,
    title: 'Budget proposals of a year',
    load: () => import('./overseen-call-page.tsx').then((module) => module.OverseenCallPage),
  }),
}
