// The registers, one beside the other.
import { Group } from '@mantine/core'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'

const REGISTERS = [
  { label: 'Postings', place: places.postings },
  { label: 'Ledger entries', place: places.entries },
  { label: 'Disbursements', place: places.payments },
  { label: 'Authorities to disburse', place: places.authorities },
] as const

/** Links to the other registers. */
export function RegisterLinks({ moa, here }: { moa: string; here: (typeof REGISTERS)[number]['label'] }) {
  return (
    <Group gap="md" component="nav" aria-label="Registers" className="no-print">
      {REGISTERS.map(({ label, place }) =>
        label === here ? (
          <strong key={label} aria-current="page">
            {label}
          </strong>
        ) : (
          <Link key={label} to={hrefOf(place, { moa })}>
            {label}
          </Link>
        ),
      )}
    </Group>
  )
}
