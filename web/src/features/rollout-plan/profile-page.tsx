// What planning knows about one organization: its readiness part by part, and facts that people correct.
import { Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SIZES, type Size } from '../../../../server/src/modules/rollout/optimiser/problem.contract.ts'
import {
  editProfile,
  type ProfileView,
  type ReadinessView,
  readProfile,
  readProfileHistory,
  SIZE_WORDS,
  STANDING_WORDS,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Details } from '../../ui/details.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'

const back = { label: 'Planning facts', to: hrefOf(places.facts, {}) }

/** `/platform/rollout/planning-facts/organizations/:code`. */
export function ProfilePage({ params }: { params: { code: string } }) {
  const query = useQuery(queryFor(readProfile, { params }))
  const mayPrepare = useCan()('rollout.plan.prepare')
  return (
    <Loaded query={query}>
      {(profile) => (
        <Stack gap="xl">
          <div>{mayPrepare ? <ProfileForm profile={profile} /> : <ProfileFacts profile={profile} />}</div>
          <Readiness readiness={profile.readiness} />
          <Changes code={profile.code} />
        </Stack>
      )}
    </Loaded>
  )
}

type Values = {
  size: string
  expectedPeople: number | null
  trainees: number | null
  cluster: string
  place: string
  foundation: string
  takesPart: boolean
  source: string
}

const valuesOf = (profile: ProfileView): Values => {
  const { size, expectedPeople, trainees, cluster, place, foundation, takesPart, source } = profile
  return { size, expectedPeople, trainees, cluster, place, foundation, takesPart, source }
}

function standingOf({ standing, wave }: ProfileView): string {
  return wave === null ? STANDING_WORDS[standing] : `${STANDING_WORDS[standing]}: wave ${wave}`
}

function ProfileForm({ profile }: { profile: ProfileView }) {
  const edit = useAction(editProfile)
  const go = useGo()
  const { code } = profile
  return (
    <FormPage
      title={`${code}: ${profile.name}`}
      description={`${standingOf(profile)}. These facts shape the next proposal; plans that exist keep theirs.`}
      back={back}
      initial={valuesOf(profile)}
      version={profile.version}
      fromCurrent={valuesOf}
      validate={{
        expectedPeople: (count) => (count === null ? 'Say how many people will get access.' : null),
        trainees: (count, { expectedPeople }) =>
          count === null
            ? 'Say how many of them need a seat in the training.'
            : count > (expectedPeople ?? 0)
              ? 'Not more people can need a seat than get access.'
              : null,
        source: (text) => (text.trim() ? null : 'Say where these facts are from, or that they are assumed.'),
      }}
      submitLabel="Save facts"
      submit={({ size, expectedPeople, trainees, ...rest }, version = profile.version) =>
        edit.mutateAsync({
          params: { code },
          body: {
            ...rest,
            size: size as Size,
            expectedPeople: expectedPeople ?? 0,
            trainees: trainees ?? 0,
            version,
          },
        })
      }
      onDone={() => go(hrefOf(places.facts, {}))}
      sections={sections}
    />
  )
}

const sections = [
  { title: 'Size', content: (form: Form<Values>) => <SizeFields form={form} /> },
  { title: 'Relations', content: (form: Form<Values>) => <RelationFields form={form} /> },
]

function SizeFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <ChoiceField
        label="Size"
        data={SIZES.map((value) => ({ value, label: SIZE_WORDS[value] }))}
        {...form.getInputProps('size')}
      />
      <WholeNumberField
        label="People who will get access"
        min={0}
        max={100_000}
        {...form.getInputProps('expectedPeople')}
      />
      <WholeNumberField
        label="Of them, people who need a seat in the training"
        min={0}
        max={100_000}
        {...form.getInputProps('trainees')}
      />
      <Switch label="Takes part in the rollout" {...form.getInputProps('takesPart', { type: 'checkbox' })} />
    </>
  )
}

function RelationFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <TextInput
        label="Cluster (optional)"
        description="Bodies with kindred mandates: they work together a little."
        {...limitsOf(editProfile, 'cluster')}
        {...form.getInputProps('cluster')}
      />
      <TextInput
        label="Place (optional)"
        description="Where trainers have to go: city or province."
        {...limitsOf(editProfile, 'place')}
        {...form.getInputProps('place')}
      />
      <TextInput
        label="Why others depend on it (optional)"
        description="Filled in for finance, planning and ICT bodies: they are wanted early."
        {...limitsOf(editProfile, 'foundation')}
        {...form.getInputProps('foundation')}
      />
      <TextInput
        label="Source"
        description="The letter, list or act that says so; or that it is assumed."
        {...limitsOf(editProfile, 'source')}
        {...form.getInputProps('source')}
      />
    </>
  )
}

function ProfileFacts({ profile }: { profile: ProfileView }) {
  return (
    <>
      <PageHeader title={`${profile.code}: ${profile.name}`} back={back} description={standingOf(profile)} />
      <Details
        items={[
          { label: 'Size', value: SIZE_WORDS[profile.size] },
          { label: 'People who will get access', value: profile.expectedPeople },
          { label: 'Seats in the training', value: profile.trainees },
          { label: 'Cluster', value: profile.cluster },
          { label: 'Place', value: profile.place },
          { label: 'Why others depend on it', value: profile.foundation },
          { label: 'Source', value: profile.source },
        ]}
      />
    </>
  )
}

function Readiness({ readiness }: { readiness: ReadinessView }) {
  const known = Math.round(readiness.confidence * 100)
  return (
    <section aria-label="Readiness">
      <Title order={2}>Readiness: {readiness.score === null ? 'no data' : `${readiness.score} of 100`}</Title>
      <Text c="dimmed" mb="sm" maw="75ch">
        {known} % of it is known. A part without data counts neither for nor against; proposals take what is not known
        as half ready.
      </Text>
      <Table.ScrollContainer minWidth={320} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Part</Table.Th>
              <Table.Th ta="right">Points</Table.Th>
              <Table.Th>What is known</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {readiness.parts.map(({ part, title, weight, points, words }) => (
              <Table.Tr key={part}>
                <Table.Th scope="row" fw={500}>
                  {title}
                </Table.Th>
                <Table.Td ta="right">{points === null ? 'no data' : `${points} of ${weight}`}</Table.Td>
                <Table.Td>{words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function Changes({ code }: { code: string }) {
  const query = useQuery(queryFor(readProfileHistory, { params: { code } }))
  return (
    <section aria-label="History">
      <Title order={2} mb="sm">
        History
      </Title>
      <Loaded query={query} shape="block">
        {({ items }) => <History entries={items} kindLabel={() => 'planning facts'} />}
      </Loaded>
    </section>
  )
}
