import { Button, Group, Text, Textarea } from '@mantine/core'
import { useEffect } from 'react'
import {
  type BlockView,
  type LetterView,
  LONGEST_BLOCK,
} from '../../../../server/src/platform/mail/letters.contract.ts'
import type { Form } from '../../ui/form-page.tsx'
import type { BlockValues } from './block-values.ts'

interface BlockFieldsProps {
  letter: LetterView
  form: Form<BlockValues>
  /** Told of every change, for the preview. */
  onValues: (values: BlockValues) => void
}

/** One field a part; each can go back to the standard words. */
export function BlockFields({ letter, form, onValues }: BlockFieldsProps) {
  const values = form.getValues()
  useEffect(() => onValues(values), [values, onValues])
  return letter.blocks.map((block) => <BlockField key={block.name} block={block} form={form} />)
}

function BlockField({ block, form }: { block: BlockView; form: Form<BlockValues> }) {
  const { name, label, help, fallback } = block
  const isStandard = (form.getValues()[name] ?? '').trim() === fallback.trim()
  return (
    <div>
      <Textarea
        label={label}
        description={help}
        minRows={3}
        autosize
        maxRows={14}
        maxLength={LONGEST_BLOCK}
        {...form.getInputProps(name)}
      />
      <Group gap="xs" mih="2rem">
        <Text size="sm" c="dimmed">
          {isStandard
            ? fallback
              ? 'These are the standard words.'
              : 'Nothing stands here by default.'
            : 'Your own words.'}
        </Text>
        {!isStandard && (
          <Button variant="subtle" size="compact-sm" onClick={() => form.setFieldValue(name, fallback)}>
            {fallback ? 'Back to the standard words' : 'Leave it out'}
            <span className="visually-hidden"> of {label}</span>
          </Button>
        )}
      </Group>
    </div>
  )
}
