// How one wants to hear of each topic, and when mail may come.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  chooseNotifications,
  type NotificationChoices,
  readNotificationChoices,
} from '../../../../server/src/platform/notifications/notifications.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { humanize } from '../../lib/words.ts'
import { type Form, FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import classes from './notifications.module.css'
import { type Choices, TopicTable } from './topic-table.tsx'

const back = { label: 'Inbox', to: '/account/inbox?tab=notifications' }

/** `/account/notifications`. */
export function ChoicesPage() {
  const choices = useQuery(queryFor(readNotificationChoices))
  return (
    <Loaded query={choices} shape="form">
      {(now) => <ChoicesForm now={now} />}
    </Loaded>
  )
}

function ChoicesForm({ now }: { now: NotificationChoices }) {
  const save = useAction(chooseNotifications)
  const go = useGo()
  return (
    <FormPage
      title="What you hear of"
      description="For each kind of notification: whether it shows in your inbox, and whether it also comes by mail."
      back={back}
      initial={valuesOf(now)}
      submitLabel="Save choices"
      submit={({ choices, hours }) => {
        const orNone = (hour: string) => hour || null
        const { quietFrom, quietUntil, digestAt } = hours
        return save.mutateAsync({
          body: { choices, hours: { quietFrom: orNone(quietFrom), quietUntil: orNone(quietUntil), digestAt } },
        })
      }}
      onDone={() => {
        tell.done('Your choices are saved')
        go(back.to)
      }}
      sections={[
        ...now.modules.map(
          ({ module, topics }): FormSection<Choices> => ({
            title: humanize(module),
            content: (form) => <TopicTable form={form} topics={topics} />,
          }),
        ),
        {
          title: 'Hours of mail',
          help: 'In Philippine time. The inbox is not affected.',
          content: (form) => <Hours form={form} />,
        },
      ]}
    />
  )
}

function valuesOf({ modules, hours }: NotificationChoices): Choices {
  const topics = modules.flatMap((module) => module.topics)
  return {
    choices: topics.map(({ name, inApp, mail }) => ({ topic: name, inApp, mail })),
    hours: { quietFrom: hours.quietFrom ?? '', quietUntil: hours.quietUntil ?? '', digestAt: hours.digestAt },
  }
}

function Hours({ form }: { form: Form<Choices> }) {
  return (
    <>
      <div className={classes.hours}>
        <TextInput
          type="time"
          label="Quiet from"
          description="No mail from here"
          {...form.getInputProps('hours.quietFrom')}
        />
        <TextInput type="time" label="Quiet until" description="to here" {...form.getInputProps('hours.quietUntil')} />
      </div>
      <TextInput
        type="time"
        step={3600}
        label="Daily digest at"
        description="One letter with what is unread; none when nothing is. It leaves within the hour."
        w="min(20rem, 100%)"
        required
        {...form.getInputProps('hours.digestAt')}
      />
    </>
  )
}
