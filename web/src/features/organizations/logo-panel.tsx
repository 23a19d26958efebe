// The logo of an organization: seen, replaced and removed.
import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { putLogo, removeLogo } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemError } from '../../lib/problem.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import classes from './logo-panel.module.css'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

interface LogoPanelProps {
  code: string
  logoUrl: string | null
  mayEdit: boolean
}

/** As the server takes it. */
const KINDS = ['image/png', 'image/jpeg', 'image/webp']
const MOST_BYTES = 1024 * 1024

/** Picture and, for those who may, its buttons. A chosen picture is sent at once. */
export function LogoPanel({ code, logoUrl, mayEdit }: LogoPanelProps) {
  return (
    <Group align="flex-start" gap="lg">
      <div className={classes.frame}>
        {logoUrl ? <img src={logoUrl} alt={`Logo of ${code}`} /> : <Text c="dimmed">No logo</Text>}
      </div>
      {mayEdit && <LogoButtons code={code} hasLogo={logoUrl !== null} />}
    </Group>
  )
}

function LogoButtons({ code, hasLogo }: { code: string; hasLogo: boolean }) {
  const put = useAction(putLogo, { alsoChanges: SHOWN_ELSEWHERE })
  const remove = useAction(removeLogo, { alsoChanges: SHOWN_ELSEWHERE })
  const [refused, setRefused] = useState<ProblemError>()
  const choose = (file: File | null) => {
    const reason = file ? refusalOf(file) : undefined
    setRefused(reason)
    put.reset()
    if (file && !reason)
      put.mutate({ params: { moa: code }, body: file }, { onSuccess: () => tell.done('Logo replaced') })
  }
  const problem = refused ?? put.error
  return (
    <Stack gap="xs" className="no-print">
      <Group gap="xs">
        <FileButton accept={KINDS.join(',')} onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" loading={put.isPending}>
              {hasLogo ? 'Replace the logo' : 'Add a logo'}
            </Button>
          )}
        </FileButton>
        {hasLogo && (
          <ConfirmAction
            label="Remove"
            aria-label="Remove the logo"
            question="Remove the logo?"
            consequence="Pages and papers show the code instead. Papers that were printed keep it."
            confirmLabel="Remove the logo"
            onConfirm={async () => {
              await remove.mutateAsync({ params: { moa: code } })
              tell.done('Logo removed')
            }}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        PNG, JPEG or WebP, at most 1 MB. A square picture on white looks best.
      </Text>
      {problem && <ProblemNotice problem={problem} />}
    </Stack>
  )
}

function refusalOf(file: File): ProblemError | undefined {
  const refuse = (detail: string) => new ProblemError({ status: 400, code: 'page.file', title: 'Not taken', detail })
  if (!KINDS.includes(file.type))
    return refuse(`"${file.name}" is of another kind. Choose a PNG, JPEG or WebP picture.`)
  if (file.size > MOST_BYTES) {
    return refuse(
      `"${file.name}" has ${(file.size / MOST_BYTES).toFixed(1)} MB; at most 1 MB is taken. Make it smaller.`,
    )
  }
  return undefined
}
