export const places = {
  now: { path: '/platform/rollout/completion' },
  report: { path: '/platform/rollout/completion/:id' },
  lessons: { path: '/platform/rollout/lessons' },
  newLesson: { path: '/platform/rollout/lessons/new' },
} as const
