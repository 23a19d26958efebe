// The letter as it will arrive, filled in with invented data.
import { Button, Group, Tabs, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { LetterTexts, LetterView } from '../../../../server/src/platform/mail/letters.contract.ts'
import { LetterFrame, LetterWords } from '../../ui/letter-frame.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { type LetterParams, usePreview, useWriting } from './letter-desk.ts'
import classes from './letter-page.module.css'

interface LetterPreviewProps {
  params: LetterParams
  letter: LetterView
  texts: LetterTexts
}

/** Follows what is typed, half a second later. */
export function LetterPreviewPanel({ params, letter, texts }: LetterPreviewProps) {
  const [settled] = useDebouncedValue(JSON.stringify(texts), 500)
  const preview = usePreview(params, letter.name, JSON.parse(settled) as LetterTexts)
  return (
    <aside className={classes.preview} aria-label="Preview">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Preview</Title>
        <SendTest params={params} letter={letter} texts={texts} />
      </Group>
      <Loaded query={preview} shape="block">
        {({ subject, html, text }) => (
          <>
            <Text size="sm" c="dimmed">
              Subject
            </Text>
            <Text fw={600} mb="sm">
              {subject}
            </Text>
            <Tabs defaultValue="html" keepMounted={false}>
              <Tabs.List mb="sm">
                <Tabs.Tab value="html">As it looks</Tabs.Tab>
                <Tabs.Tab value="text">Plain text</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="html">
                <LetterFrame title={subject} html={html} />
              </Tabs.Panel>
              <Tabs.Panel value="text">
                <LetterWords text={text} />
              </Tabs.Panel>
            </Tabs>
            <Text size="sm" c="dimmed" mt="xs">
              Names, dates and links are invented.
            </Text>
          </>
        )}
      </Loaded>
    </aside>
  )
}

function SendTest({ params, letter, texts }: LetterPreviewProps) {
  const { test } = useWriting(params, letter.name)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      const { toAddress } = await test(texts)
      tell.done(`A test is on its way to ${toAddress}.`)
    } catch (thrown) {
      tell.problem(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="default" loading={busy} onClick={() => void send()}>
      Send a test to me
    </Button>
  )
}
