import { List, Text } from '@mantine/core'
import { IconCheck, IconPoint } from '@tabler/icons-react'
import type { passwordChecks } from './password-checks.ts'

/** The rules, each with a mark when it is met. */
export function PasswordRules({ checks }: { checks: ReturnType<typeof passwordChecks> }) {
  return (
    <div>
      <List size="sm" spacing={4} aria-label="Rules for the password" listStyleType="none">
        {checks.map(({ words, isMet }) => (
          <List.Item
            key={words.slice(0, 12)}
            icon={isMet ? <IconCheck size={16} aria-label="met:" /> : <IconPoint size={16} aria-hidden />}
          >
            {words}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        A few words that only you would put together are easy to keep and hard to guess. Well-known passwords are
        refused.
      </Text>
    </div>
  )
}
