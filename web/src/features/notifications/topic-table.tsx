// The topics of a module, one a row: inbox and mail.
import { Switch, Text } from '@mantine/core'
import type { MailChoice, TopicChoice } from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import classes from './notifications.module.css'

export interface Choices extends Record<string, unknown> {
  choices: { topic: string; inApp: boolean; mail: MailChoice }[]
  /** `HH:MM`, or nothing. */
  hours: { quietFrom: string; quietUntil: string; digestAt: string }
}

const MAIL_WORDS: Readonly<Record<MailChoice, string>> = {
  at_once: 'At once',
  digest: 'With the daily digest',
  off: 'No mail',
}
const options = Object.entries(MAIL_WORDS).map(([value, label]) => ({ value, label }))

interface TableProps {
  form: Form<Choices>
  topics: readonly TopicChoice[]
}

export function TopicTable({ form, topics }: TableProps) {
  return (
    <table className={classes.choices}>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">Inbox</th>
          <th scope="col">Mail</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <TopicRow key={topic.name} form={form} topic={topic} />
        ))}
      </tbody>
    </table>
  )
}

function TopicRow({ form, topic }: { form: Form<Choices>; topic: TopicChoice }) {
  const at = form.getValues().choices.findIndex((choice) => choice.topic === topic.name)
  const { label, summary, isFixed, usual } = topic
  return (
    <tr>
      <th scope="row">
        <Text fw={600}>{label}</Text>
        <Text size="sm" c="dimmed" maw="46ch">
          {summary}
        </Text>
      </th>
      <td>
        <Switch
          label={isFixed ? 'Always' : 'In the inbox'}
          aria-label={`${label}: in the inbox`}
          disabled={isFixed}
          {...form.getInputProps(`choices.${at}.inApp`, { type: 'checkbox' })}
        />
      </td>
      <td>
        <ChoiceField
          aria-label={`${label}: mail`}
          data={options.map((option) =>
            option.value === usual.mail ? { ...option, label: `${option.label} (usual)` } : option,
          )}
          {...form.getInputProps(`choices.${at}.mail`)}
        />
      </td>
    </tr>
  )
}
