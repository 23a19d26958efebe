import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const rollbackPages = {
  rollbacks: page(places.rollbacks.path, {
    access: 'rollout.rollback.view',
    title: 'Rollbacks',
    load: () => import('./rollbacks-page.tsx').then((module) => module.RollbacksPage),
  }),
  newRollback: page(places.newRollback.path, {
    access: 'rollout.rollback.prepare',
    title: 'Prepare a rollback',
    load: () => import('./new-rollback-page.tsx').then((module) => module.NewRollbackPage),
  }),
  rollback: page(places.rollback.path, {
    access: 'rollout.rollback.view',
    title: 'Rollback',
    load: () => import('./rollback-page.tsx').then((module) => module.RollbackPage),
  }),
}
