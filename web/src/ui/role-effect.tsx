// What a change of roles means: what it adds and takes away, and what the person can do from then on.
import { Stack, Text } from '@mantine/core'
import { Columns } from './columns.tsx'

export interface RoleEffectProps {
  /** Names of roles, in words. */
  adds: readonly string[]
  removes: readonly string[]
  /** Sentences: what can be done that could not be done before, and the other way round. */
  gains: readonly string[]
  loses: readonly string[]
}

export function RoleEffect({ adds, removes, gains, loses }: RoleEffectProps) {
  return (
    <Columns min="16rem">
      {adds.length > 0 && <Side title="Added" roles={adds} can={gains} word="Can from then on" />}
      {removes.length > 0 && <Side title="Taken away" roles={removes} can={loses} word="Can no longer" />}
    </Columns>
  )
}

interface SideProps {
  title: string
  roles: readonly string[]
  can: readonly string[]
  word: string
}

function Side({ title, roles, can, word }: SideProps) {
  return (
    <Stack gap={4}>
      <Text size="sm" component="div">
        <strong>{title}:</strong> {roles.join(', ')}
      </Text>
      {can.length > 0 && (
        <>
          <Text size="sm" c="dimmed" component="div">
            {word}:
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
            {can.map((words) => (
              <li key={words}>
                <Text size="sm" component="span">
                  {words}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}
