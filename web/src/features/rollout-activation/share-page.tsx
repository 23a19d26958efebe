// Saying whom a module or feature reaches, with how many people that would be.
import { Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  listShareMembers,
  listShares,
  previewShare,
  SHARE_MODE_WORDS,
  SHARE_MODES,
  type ShareMode,
  type SharePreview,
  type Shares,
  type ShareView,
  setShare,
} from '../../../../server/src/modules/rollout/activation/share.contract.ts'
import {
  ORGANIZATION_ROLES,
  type OrganizationRole,
  ROLE_WORDS,
} from '../../../../server/src/platform/access/roles.contract.ts'
import { call } from '../../api/call.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField } from '../../ui/number-field.tsx'
import { places } from './addresses.ts'
import { PeoplePicker } from './people-picker.tsx'
import { reachWords } from './words.ts'

type Values = { mode: ShareMode; percent: string; people: string[]; roles: string[]; reason: string }

/** `/platform/rollout/activation/:code/shares/:feature`. */
export function SharePage({ params }: { params: { code: string; feature: string } }) {
  const query = useQuery(queryFor(listShares, { params: { code: params.code } }))
  return (
    <Loaded query={query} shape="form">
      {(shares) => {
        const share = shares.items.find(({ feature }) => feature === params.feature)
        return share ? <ShareForm shares={shares} share={share} /> : <Text>There is no such feature.</Text>
      }}
    </Loaded>
  )
}

function ShareForm({ shares: { code, name }, share }: { shares: Shares; share: ShareView }) {
  const send = useAction(setShare, { alsoChanges: ['me'] })
  const go = useGo()
  const { feature, label, mode, percent, people, roles, version } = share
  const back = hrefOf(places.activation, { code }, { tab: 'shares' })
  return (
    <FormPage<Values, Shares>
      title={`${label}: whom it reaches in ${code}`}
      description={`${name}. It takes effect with the next click of everybody.`}
      back={{ label: 'Whom it reaches', to: back }}
      initial={{ mode, percent: String(percent), people: people.map(({ id }) => id), roles, reason: '' }}
      version={version}
      submitLabel="Save"
      validate={{
        percent: (text, values) => (values.mode === 'percentage' ? percentProblem(text) : null),
        roles: (some, values) =>
          values.mode === 'list' && some.length + values.people.length === 0 ? 'Name roles or people.' : null,
        reason: (text) => (text.trim() ? null : 'Say why: people who are not reached see it.'),
      }}
      submit={(values) =>
        send.mutateAsync({
          params: { code, featureName: feature },
          body: { ...bodyOf(values), version, reason: values.reason.trim() },
        })
      }
      onDone={() => {
        tell.done(`${label} is set for ${code}`)
        go(back)
      }}
      sections={[
        {
          title: 'Whom it reaches',
          content: (form) => {
            const values = form.getValues()
            const isLimited = values.mode === 'percentage' || values.mode === 'list'
            return (
              <Stack>
                <ChoiceField
                  label="Reaches"
                  data={SHARE_MODES.toReversed().map((value) => ({ value, label: SHARE_MODE_WORDS[value] }))}
                  {...form.getInputProps('mode')}
                />
                {values.mode === 'percentage' && (
                  <DecimalField
                    label="Share of the people"
                    description="A higher share only adds people: nobody who was reached loses it."
                    unit="%"
                    places={2}
                    {...form.getInputProps('percent')}
                  />
                )}
                <Preview code={code} feature={feature} values={values} />
                {isLimited && (
                  <>
                    <CheckboxList
                      label={values.mode === 'list' ? 'Roles' : 'Roles that are always reached'}
                      options={ORGANIZATION_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
                      {...form.getInputProps('roles')}
                    />
                    <Members code={code} isAlways={values.mode === 'percentage'} {...form.getInputProps('people')} />
                  </>
                )}
              </Stack>
            )
          },
        },
        {
          title: 'Reason',
          content: (form) => (
            <Textarea
              label="Why"
              autosize
              minRows={2}
              {...limitsOf(setShare, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
    />
  )
}

function percentProblem(text: string): string | null {
  const value = Number(text)
  return text.trim() && value >= 0 && value <= 100 ? null : 'A share is from 0 to 100 %.'
}

function bodyOf({ mode, percent, people, roles }: Values) {
  const isLimited = mode === 'percentage' || mode === 'list'
  return {
    mode,
    ...(mode === 'percentage' ? { percent: Number(percent) } : {}),
    ...(isLimited ? { people, roles: roles as OrganizationRole[] } : {}),
  }
}

interface MembersProps {
  code: string
  isAlways: boolean
  value?: string[]
  onChange?: (ids: string[]) => void
}

function Members({ code, isAlways, value = [], onChange }: MembersProps) {
  const query = useQuery(queryFor(listShareMembers, { params: { code } }))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (
        <PeoplePicker
          label={isAlways ? 'People who are always reached' : 'People'}
          people={items}
          value={value}
          onChange={(ids) => onChange?.(ids)}
        />
      )}
    </Loaded>
  )
}

/** "Would reach 12 of 48 people", as one types. */
function Preview({ code, feature, values }: { code: string; feature: string; values: Values }) {
  const [body] = useDebouncedValue(bodyOf(values), 250)
  const isAsked =
    body.mode === 'percentage'
      ? percentProblem(values.percent) === null
      : body.mode !== 'list' || values.people.length + values.roles.length > 0
  const preview = useQuery({
    queryKey: ['share-preview', code, feature, body],
    queryFn: () => call(previewShare, { params: { code, featureName: feature }, body }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  if (!isAsked || !preview.data) return null
  return (
    <div aria-live="polite">
      <Note tone={preview.data.leaves > 0 ? 'warn' : 'info'} title={`Would reach ${reachWords(preview.data)}`}>
        {changeWords(preview.data)}
      </Note>
    </div>
  )
}

function changeWords({ joins, leaves, joining, leaving }: SharePreview): string {
  const gain = joins > 0 ? `${countOf(joins, 'person', 'people')} more: ${namesOf(joining, joins)}.` : ''
  const lose = leaves > 0 ? `${countOf(leaves, 'person', 'people')} would lose it: ${namesOf(leaving, leaves)}.` : ''
  return [gain, lose].filter(Boolean).join(' ') || 'Nobody gains or loses it.'
}

function namesOf(names: readonly string[], all: number): string {
  return all > names.length ? `${names.join(', ')} and ${all - names.length} others` : names.join(', ')
}
