// Noting what was learned.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  addLesson,
  LESSON_WORDS,
  type Lesson,
} from '../../../../server/src/modules/rollout/completion/completion.contract.ts'
import { listWaves } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { places } from './addresses.ts'

type LessonValues = { wave: string; kind: string; lesson: string; action: string }

/** `/platform/rollout/lessons/new`. */
export function NewLessonPage() {
  const add = useAction(addLesson)
  const go = useGo()
  const initial: LessonValues = { wave: '', kind: 'change', lesson: '', action: '' }
  return (
    <FormPage
      title="Note a lesson"
      description="It stays on record as it is written."
      back={{ label: 'Lessons', to: hrefOf(places.lessons, {}) }}
      initial={initial}
      validate={{ lesson: (text: string) => (text.trim() ? null : 'Say what was learned.') }}
      submitLabel="Save lesson"
      submit={({ wave, kind, lesson, action }) =>
        add.mutateAsync({
          body: {
            wave: wave ? Number(wave) : null,
            kind: kind as Lesson['kind'],
            lesson: lesson.trim(),
            action: action.trim(),
          },
        })
      }
      onDone={() => go(hrefOf(places.lessons, {}))}
      sections={[{ title: 'Lesson', content: (form) => <LessonFields form={form} /> }]}
    />
  )
}

function LessonFields({ form }: { form: Form<LessonValues> }) {
  const { data } = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  const waves = (data?.items ?? []).map(({ number, name }) => ({ value: String(number), label: `${number}: ${name}` }))
  return (
    <>
      <ChoiceField label="Wave" data={[{ value: '', label: 'All waves' }, ...waves]} {...form.getInputProps('wave')} />
      <ChoiceField
        label="Kind"
        required
        data={Object.entries(LESSON_WORDS).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('kind')}
      />
      <Textarea
        label="What was learned"
        autosize
        minRows={3}
        {...limitsOf(addLesson, 'lesson')}
        {...form.getInputProps('lesson')}
      />
      <Textarea
        label="From now on"
        description="What is done about it, and by whom."
        autosize
        minRows={2}
        {...limitsOf(addLesson, 'action')}
        {...form.getInputProps('action')}
      />
    </>
  )
}
