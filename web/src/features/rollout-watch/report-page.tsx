// One report: a kept one in the words of its day, or what the next one would say.
import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  previewRolloutReport,
  printRolloutReport,
  REPORT_KIND_WORDS,
  REPORT_KINDS,
  readRolloutReport,
} from '../../../../server/src/modules/rollout/watch/report.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { ReportBody } from './report-body.tsx'

const back = { label: 'Reports of the rollout', to: hrefOf(places.reports, {}) }

export function RolloutReportPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readRolloutReport, { params }))
  return (
    <Loaded query={query} shape="record">
      {({ content }) => (
        <>
          <PageHeader
            title={content.title}
            back={back}
            description={`As of ${formatMoment(content.asOf)}; kept as it was.`}
            actions={
              <>
                <PrintButton />
                <Button
                  variant="default"
                  leftSection={<IconDownload size={16} aria-hidden />}
                  onClick={() => void downloadFile(fileUrl(printRolloutReport, { params })).catch(tell.problem)}
                >
                  PDF
                </Button>
              </>
            }
          />
          <ReportBody content={content} />
        </>
      )}
    </Loaded>
  )
}

export function NextReportPage({ params }: { params: { kind: string } }) {
  const kind = REPORT_KINDS.find((one) => one === params.kind) ?? 'daily'
  const query = useQuery(queryFor(previewRolloutReport, { query: { kind } }))
  return (
    <Loaded query={query} shape="record">
      {(content) => (
        <>
          <PageHeader title={`Next ${REPORT_KIND_WORDS[kind].toLowerCase()}`} back={back} actions={<PrintButton />} />
          <Group mb="md" className="no-print">
            {REPORT_KINDS.filter((one) => one !== kind).map((one) => (
              <ActionButton key={one} to={hrefOf(places.nextReport, { kind: one })} variant="default">
                {`Next ${REPORT_KIND_WORDS[one].toLowerCase()}`}
              </ActionButton>
            ))}
          </Group>
          <Note title="Not kept yet">
            {kind === 'daily'
              ? `This is what the report says as of ${formatMoment(content.asOf)}. It is made and mailed at 08:00 of the next working day.`
              : `This is what the report says as of ${formatMoment(content.asOf)}. It is made and mailed on Monday at 08:00.`}
          </Note>
          <ReportBody content={content} />
        </>
      )}
    </Loaded>
  )
}

function PrintButton() {
  return (
    <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
      Print
    </Button>
  )
}
