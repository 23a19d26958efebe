// One answer of the checklist: its evidence, and answering it by hand where no fact does.
import { Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  answerCheck,
  CHECK_ITEMS,
  CHECKS,
  type CheckAnswer,
  type CheckItem,
  readChecklist,
} from '../../../../server/src/modules/rollout/run/checklist.contract.ts'
import type { ThreeValued } from '../../../../server/src/modules/rollout/run/facts.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useAddress, useGo } from '../../lib/address.tsx'
import { formatDay, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { answerBadge } from './words.ts'

type Params = { waveDigits: string; item: string }

const options = (['yes', 'no', 'unknown'] as const).map((value) => ({
  value,
  label: answerBadge(value).label ?? value,
}))

/** `/platform/rollout/waves/:waveDigits/checklist/:item?organization=MOH`. */
export function CheckPage({ params }: { params: Params }) {
  const { waveDigits, item } = params
  const { query: address } = useAddress()
  const organization = address.organization ? String(address.organization) : null
  const query = useQuery(queryFor(readChecklist, { params: { waveDigits } }))
  return (
    <Loaded query={query} shape="form">
      {({ answers }) => {
        const found = answers.find((one) => one.item === item && one.organization === organization)
        return found && isItem(item) ? (
          <Check answer={found} item={item} waveDigits={waveDigits} />
        ) : (
          <EmptyState title="No such item">It is not asked of this wave, or the organization has left it.</EmptyState>
        )
      }}
    </Loaded>
  )
}

const isItem = (text: string): text is CheckItem => (CHECK_ITEMS as readonly string[]).includes(text)

function Check({ answer, item, waveDigits }: { answer: CheckAnswer; item: CheckItem; waveDigits: string }) {
  const may = useCan()(answerCheck.access)
  const back = { label: `Wave ${waveDigits}`, to: hrefOf(places.wave, { waveDigits }, { tab: 'checklist' }) }
  const title = `${CHECKS[item].label}: ${answer.organization ?? `wave ${waveDigits}`}`
  if (may && answer.by !== 'fact') return <AnswerForm {...{ answer, item, waveDigits, back, title }} />
  return (
    <>
      <PageHeader title={title} description={CHECKS[item].help} back={back} />
      <Evidence answer={answer} />
    </>
  )
}

/** What is known now, and from where. */
function Evidence({ answer: { answer, by, note, notedBy, notedOn } }: { answer: CheckAnswer }) {
  const { label, tone = 'neutral' } = answerBadge(answer)
  const source = { fact: 'By BMMS', person: `By ${notedBy}`, none: 'Nobody has answered yet' }[by]
  return (
    <Note tone={tone} title={`${label}. ${source}${notedOn ? `, as of ${formatDay(notedOn)}` : ''}`}>
      {note}
    </Note>
  )
}

interface AnswerFormProps {
  answer: CheckAnswer
  item: CheckItem
  waveDigits: string
  back: { label: string; to: string }
  title: string
}

function AnswerForm({ answer, item, waveDigits, back, title }: AnswerFormProps) {
  const save = useAction(answerCheck)
  const go = useGo()
  const { organization } = answer
  return (
    <FormPage
      title={title}
      description={
        <Stack gap="xs">
          <span>{CHECKS[item].help}</span>
          <Evidence answer={answer} />
        </Stack>
      }
      back={back}
      initial={{ answer: '', note: '', notedOn: today() }}
      submitLabel="Save answer"
      validate={{
        answer: (chosen) => (chosen ? null : 'Choose an answer.'),
        note: (text) => (text.trim() ? null : 'Say what it stands on.'),
      }}
      submit={(values) =>
        save.mutateAsync({
          params: { waveDigits },
          body: { ...values, item, organization, answer: values.answer as ThreeValued },
        })
      }
      onDone={() => go(back.to)}
      sections={[
        {
          title: 'Answer',
          content: (form) => (
            <>
              <ChoiceField label="Answer" required data={options} {...form.getInputProps('answer')} />
              <Textarea
                label="Evidence"
                description="A letter, a sheet, a link: what somebody else would look at."
                autosize
                minRows={2}
                {...limitsOf(answerCheck, 'note')}
                {...form.getInputProps('note')}
              />
              <DayField label="As of" required maxDate={today()} {...form.getInputProps('notedOn')} />
            </>
          ),
        },
      ]}
    />
  )
}
