// Short messages in the corner, for work that was done or failed away from where the person looks.
import { notifications } from '@mantine/notifications'
import { asProblem } from '../lib/problem.ts'

/** `tell.done('Plan submitted for approval')`, `tell.problem(error)`. */
export const tell = {
  done(message: string): void {
    notifications.show({ message, color: 'green', autoClose: 6000, withBorder: true })
  },
  problem(thrown: unknown): void {
    const { title, detail } = asProblem(thrown)
    notifications.show({ title, message: detail, color: 'red', autoClose: false, withBorder: true })
  },
}
