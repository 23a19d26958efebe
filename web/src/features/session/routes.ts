import { page } from '../../lib/page.ts'

export const accountPages = {
  security: page('/account/security', {
    access: 'signed-in',
    title: 'Password and security',
    load: () => import('./security-page.tsx').then((module) => module.SecurityPage),
  }),
}
