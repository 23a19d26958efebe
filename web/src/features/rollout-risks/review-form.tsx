// Judging a risk anew.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readRisk, reviewRisk } from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { LevelFields } from './level-fields.tsx'
import { scoreWords } from './words.ts'

/** `/platform/rollout/risks/:id/review`. */
export function ReviewRiskPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readRisk, { params }))
  const review = useAction(reviewRisk)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(risk) => (
        <FormPage
          title={`Review of risk ${risk.number}`}
          description={`${risk.title}. Its score is ${scoreWords(risk)} so far.`}
          back={{ label: risk.title, to: hrefOf(places.risk, params) }}
          initial={{ probability: String(risk.probability), impact: String(risk.impact), note: '', nextReviewOn: '' }}
          version={risk.version}
          validate={{
            note: (text: string) => (text.trim() ? null : 'Say what was found.'),
            nextReviewOn: (day: string) => (day ? null : 'Choose the day of the next review.'),
          }}
          submitLabel="Save review"
          submit={({ probability, impact, note, nextReviewOn }, version = risk.version) =>
            review.mutateAsync({
              params,
              body: {
                probability: Number(probability),
                impact: Number(impact),
                note: note.trim(),
                nextReviewOn,
                version,
              },
            })
          }
          onDone={() => go(hrefOf(places.risk, params, { tab: 'reviews' }))}
          sections={[
            {
              title: 'How it stands now',
              content: (form) => (
                <>
                  <LevelFields form={form} />
                  <Textarea
                    label="What was found"
                    autosize
                    minRows={2}
                    {...limitsOf(reviewRisk, 'note')}
                    {...form.getInputProps('note')}
                  />
                  <DayField label="Next review" required minDate={today()} {...form.getInputProps('nextReviewOn')} />
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
