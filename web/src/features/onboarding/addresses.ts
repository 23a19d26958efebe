// Where the screens of onboarding are. Apart from the pages themselves, so that screens can point to each other.
export const places = {
  welcome: { path: '/me/welcome' },
  profile: { path: '/me/profile' },
  checklist: { path: '/me/checklist' },
  privacy: { path: '/me/privacy' },
  report: { path: '/platform/onboarding' },
  people: { path: '/platform/onboarding/people' },
} as const
