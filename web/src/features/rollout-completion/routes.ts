import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const completionPages = {
  now: page(places.now.path, {
    access: 'rollout.report.view',
    title: 'Completion report',
    load: () => import('./completion-page.tsx').then((module) => module.CompletionPage),
  }),
  report: page(places.report.path, {
    access: 'rollout.report.view',
    title: 'Completion report',
    load: () => import('./kept-page.tsx').then((module) => module.KeptCompletionPage),
  }),
  lessons: page(places.lessons.path, {
    access: 'rollout.report.view',
    title: 'Lessons',
    load: () => import('./lessons-page.tsx').then((module) => module.LessonsPage),
  }),
  newLesson: page(places.newLesson.path, {
    access: 'rollout.report.prepare',
    title: 'New lesson',
    load: () => import('./lesson-form.tsx').then((module) => module.NewLessonPage),
  }),
}
