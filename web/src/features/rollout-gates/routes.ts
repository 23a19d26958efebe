// The pages of gates, sign-offs, conditions and measures.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'rollout.gate.view'

export const gatePages = {
  gates: page(places.gates.path, {
    access: view,
    title: 'Gates',
    load: () => import('./gates-page.tsx').then((module) => module.GatesPage),
  }),
  newGate: page(places.newGate.path, {
    access: 'rollout.gate.prepare',
    title: 'Open a gate',
    load: () => import('./new-gate-page.tsx').then((module) => module.NewGatePage),
  }),
  gate: page(places.gate.path, {
    access: view,
    title: 'Gate',
    load: () => import('./gate-page.tsx').then((module) => module.GatePage),
  }),
  criteria: page(places.criteria.path, {
    access: 'rollout.gate.prepare',
    title: 'Criteria of a gate',
    load: () => import('./criteria-page.tsx').then((module) => module.CriteriaPage),
  }),
  decision: page(places.decision.path, {
    access: 'rollout.gate.decide',
    title: 'Sign a decision',
    load: () => import('./decision-page.tsx').then((module) => module.DecisionPage),
  }),
  signOffs: page(places.signOffs.path, {
    access: view,
    title: 'Sign-offs',
    load: () => import('./sign-offs-page.tsx').then((module) => module.SignOffsPage),
  }),
  conditions: page(places.conditions.path, {
    access: view,
    title: 'Conditions of gates',
    load: () => import('./conditions-page.tsx').then((module) => module.ConditionsPage),
  }),
  measures: page(places.measures.path, {
    access: view,
    title: 'Measures',
    load: () => import('./measures-page.tsx').then((module) => module.MeasuresPage),
  }),
  newMeasure: page(places.newMeasure.path, {
    access: 'rollout.measure.record',
    title: 'Enter a measure',
    load: () => import('./new-measure-page.tsx').then((module) => module.NewMeasurePage),
  }),
}
