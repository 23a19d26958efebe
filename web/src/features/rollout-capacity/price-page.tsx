// Entering what a unit costs a month, with the offer that it stands in.
import { Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type CapacityPlan,
  enterPrice,
  type PriceView,
  readCapacity,
} from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import { PRICE_WORDS } from '../../../../server/src/modules/rollout/capacity/capacity-metrics.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField } from '../../ui/number-field.tsx'
import { NotFoundPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'

type Values = { price: string; source: string; asOf: string; isExample: boolean }

/** `/platform/rollout/capacity/prices/:item`. */
export function PricePage({ params }: { params: { item: string } }) {
  const query = useQuery(queryFor(readCapacity))
  return (
    <Loaded query={query} shape="form">
      {({ prices }) => {
        const price = prices.find(({ item }) => item === params.item)
        return price ? <PriceForm price={price} /> : <NotFoundPage />
      }}
    </Loaded>
  )
}

function PriceForm({ price }: { price: PriceView }) {
  const send = useAction(enterPrice)
  const go = useGo()
  const { item } = price
  const label = PRICE_WORDS[item]
  const back = hrefOf(places.capacity, {})
  return (
    <FormPage<Values, CapacityPlan>
      title={`Price: ${label}`}
      description="Pesos a unit and month. Earlier prices stay on record."
      back={{ label: 'Capacity', to: back }}
      initial={{ price: price.price ?? '', source: '', asOf: today(), isExample: false }}
      submitLabel="Save price"
      validate={{
        price: (text) =>
          text === '' || /^\d{1,9}(\.\d{1,4})?$/.test(text) ? null : 'At most four decimals, not negative.',
        source: (text) => (text.trim() ? null : 'Say where it comes from.'),
        asOf: (day) => (day ? null : 'Choose the day of the source.'),
      }}
      submit={({ price: text, source, asOf, isExample }) =>
        send.mutateAsync({ body: { item, price: text === '' ? null : text, source: source.trim(), asOf, isExample } })
      }
      onDone={() => {
        tell.done(`The price of ${label.toLowerCase()} is saved`)
        go(back)
      }}
      sections={[
        {
          title: 'Price',
          content: (form) => (
            <>
              <DecimalField
                label="Pesos a unit and month"
                description="Leave it empty to take the price back."
                leftSection="₱"
                {...form.getInputProps('price')}
              />
              <Textarea
                label="Source"
                description="The offer or price list, and of whom."
                autosize
                minRows={2}
                {...limitsOf(enterPrice, 'source')}
                {...form.getInputProps('source')}
              />
              <DayField label="As of" required maxDate={today()} {...form.getInputProps('asOf')} />
              <Checkbox
                label="An example, to be replaced"
                description="For trying out. Every page and paper says so."
                {...form.getInputProps('isExample', { type: 'checkbox' })}
              />
            </>
          ),
        },
      ]}
    />
  )
}
