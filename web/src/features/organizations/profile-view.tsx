// The profile of an organization, for reading; the same for its members and for the platform.
import { Anchor, Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Profile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { DayText } from '../../ui/dates.tsx'
import { type Detail, Details } from '../../ui/details.tsx'
import { AccentPreview } from './accent-preview.tsx'
import { LogoPanel } from './logo-panel.tsx'

interface ProfileViewProps {
  profile: Omit<Profile, 'parent'>
  /** Facts that only the platform keeps. */
  also?: readonly Detail[]
}

/** Head and mandate, contact, logo and colour. */
export function ProfileView({ profile, also = [] }: ProfileViewProps) {
  const { code, name, headOfficial, headTitle, mandate, email, phone, website, address, accentColor } = profile
  return (
    <Stack maw="56rem">
      <Panel title="Head and mandate">
        <Details
          items={[
            { label: 'Head official', value: headOfficial },
            { label: 'Position', value: headTitle },
            { label: 'Mandate', value: mandate },
            ...also,
          ]}
        />
      </Panel>
      <Panel title="Contact">
        <Details
          items={[
            { label: 'E-mail', value: email && <Anchor href={`mailto:${email}`}>{email}</Anchor> },
            { label: 'Phone', value: phone && <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor> },
            { label: 'Web site', value: website && <WebAddress url={website} /> },
            { label: 'Address', value: address },
          ]}
        />
      </Panel>
      <Panel title="Logo and colour">
        <Stack>
          <LogoPanel code={code} logoUrl={profile.logoUrl} mayEdit={profile.canEdit} />
          <Details items={[{ label: 'Accent colour', value: accentColor }]} />
          <AccentPreview color={accentColor} name={name} />
        </Stack>
      </Panel>
    </Stack>
  )
}

/** A day, or that there is none. */
export function dayOrNone(day: string | null): ReactNode {
  return day && <DayText value={day} />
}

function WebAddress({ url }: { url: string }) {
  return (
    <Anchor href={url} target="_blank" rel="noreferrer">
      {url}
    </Anchor>
  )
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Title order={2} size="h3" mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
