import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const watchErrors = {
  'rollout.report.not_found': {
    status: 404,
    title: 'Report not found',
    detail: 'There is no such report. Reports are made on working days at 08:00, and on Mondays.',
  },
} satisfies ErrorTexts

export const fail = errorsOf(watchErrors)

export const watchConstraints: Record<string, string> = {
  rollout_report_pkey: 'record.invalid',
  rollout_report_kind_known: 'record.invalid',
  rollout_report_content_object: 'record.invalid',
  rollout_report_day_key: 'record.invalid',
  rollout_report_since_before: 'record.invalid',
}
