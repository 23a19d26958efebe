import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const onboardingPages = {
  welcome: page(places.welcome.path, {
    access: 'signed-in',
    title: 'Welcome',
    load: () => import('./welcome-page.tsx').then((module) => module.WelcomePage),
  }),
  profile: page(places.profile.path, {
    access: 'signed-in',
    title: 'Your profile',
    load: () => import('./profile-page.tsx').then((module) => module.ProfilePage),
  }),
  checklist: page(places.checklist.path, {
    access: 'signed-in',
    title: 'Getting started',
    load: () => import('./checklist-page.tsx').then((module) => module.ChecklistPage),
  }),
  privacy: page(places.privacy.path, {
    access: 'signed-in',
    title: 'Your data and privacy',
    load: () => import('./privacy-page.tsx').then((module) => module.PrivacyPage),
  }),
  report: page(places.report.path, {
    access: 'onboarding.report.view',
    title: 'Onboarding',
    load: () => import('./report-page.tsx').then((module) => module.ReportPage),
  }),
  people: page(places.people.path, {
    access: 'onboarding.report.view',
    title: 'People on their way in',
    load: () => import('./newcomers-page.tsx').then((module) => module.NewcomersPage),
  }),
}
