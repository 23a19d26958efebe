import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Endpoint, Input } from '../../platform/http/endpoint.ts'
import { type Route, route, twoStepRoute } from '../../platform/http/route.ts'
import type { DeclaredItem } from './checklist.ts'
import { findNewcomer, type Newcomer } from './newcomer.ts'
import { findNewcomers, newcomerColumns } from './newcomers.ts'
import {
  editProfile,
  noteTour,
  putOnboardingAside,
  readOnboarding,
  readProfile,
  resumeOnboarding,
  tickItem,
} from './onboarding.contract.ts'
import { describeOnboarding, keepTour, putAside, resume, tick } from './onboarding.ts'
import { decideConsent, readPrivacy } from './privacy.contract.ts'
import { decideOnConsent, describePrivacy } from './privacy.ts'
import { changeOwnProfile, getOwnProfile } from './profile.ts'
import { previewReminders, remind } from './reminders.ts'
import { countReminders, listNewcomers, readOnboardingReport, sendReminders } from './report.contract.ts'
import { reportOnboarding } from './report.ts'

export function onboardingRoutes(items: readonly DeclaredItem[]): readonly Route[] {
  return [
    own(readOnboarding, findNewcomer),
    route(readProfile, getOwnProfile),
    own(editProfile, changeOwnProfile),
    own(noteTour, keepTour),
    own(tickItem, (scope, input) => tick(scope, input, items)),
    own(putOnboardingAside, putAside),
    own(resumeOnboarding, resume),
    route(readPrivacy, describePrivacy),
    route(decideConsent, decideOnConsent),
    route(readOnboardingReport, (scope, { query }) => reportOnboarding(scope, query)),
    route(listNewcomers, findNewcomers, { export: { title: 'Onboarding', columns: newcomerColumns } }),
    route(sendReminders, remind),
    route(countReminders, previewReminders),
  ]

  /** Whatever a newcomer does answers the whole of their way; its facts are read once the request's own work is done. */
  function own<E extends Endpoint>(
    endpoint: E,
    act: (scope: PlatformScope, input: Input<E>) => Promise<Newcomer | undefined>,
  ): Route {
    return twoStepRoute(endpoint as Endpoint, {
      decide: (scope, input) => act(scope as PlatformScope, input as Input<E>),
      finish: (newcomer, scope, house) => describeOnboarding(newcomer, items, { scope: scope as PlatformScope, house }),
    })
  }
}
