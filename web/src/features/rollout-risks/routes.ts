import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const riskPages = {
  risks: page(places.risks.path, {
    access: 'rollout.risk.view',
    title: 'Risks',
    load: () => import('./risks-page.tsx').then((module) => module.RisksPage),
  }),
  newRisk: page(places.newRisk.path, {
    access: 'rollout.risk.manage',
    title: 'New risk',
    load: () => import('./risk-forms.tsx').then((module) => module.NewRiskPage),
  }),
  risk: page(places.risk.path, {
    access: 'rollout.risk.view',
    title: 'Risk',
    load: () => import('./risk-page.tsx').then((module) => module.RiskPage),
  }),
  editRisk: page(places.editRisk.path, {
    access: 'rollout.risk.manage',
    title: 'Change a risk',
    load: () => import('./risk-forms.tsx').then((module) => module.EditRiskPage),
  }),
  reviewRisk: page(places.reviewRisk.path, {
    access: 'rollout.risk.manage',
    title: 'Review a risk',
    load: () => import('./review-form.tsx').then((module) => module.ReviewRiskPage),
  }),
  statusOfRisk: page(places.statusOfRisk.path, {
    access: 'rollout.risk.manage',
    title: 'Status of a risk',
    load: () => import('./status-form.tsx').then((module) => module.RiskStatusPage),
  }),
}
