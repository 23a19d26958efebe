import type { Column } from '../../../platform/documents/columns.ts'
import { CRITERION, MEASURE_LEVEL_WORDS } from './criteria.contract.ts'
import type { Measure } from './measures.contract.ts'

const UNIT_WORDS = { percent: '%', rating: '1 to 5', count: 'count' }

/** Columns of measures as a file. */
export const measureColumns: readonly Column<Measure>[] = [
  { key: 'criterion', title: 'Criterion', type: 'text', value: (row) => CRITERION[row.criterion].label },
  { key: 'level', title: 'Measured for', type: 'text', value: (row) => MEASURE_LEVEL_WORDS[row.level] },
  { key: 'subject', title: 'Subject', type: 'text', value: (row) => row.subject },
  { key: 'value', title: 'Value', type: 'decimal', value: (row) => row.value },
  { key: 'unit', title: 'Unit', type: 'text', value: (row) => UNIT_WORDS[row.unit] },
  { key: 'sample_size', title: 'Sample', type: 'integer', value: (row) => row.sampleSize },
  { key: 'measured_on', title: 'As of', type: 'date', value: (row) => row.measuredOn },
  { key: 'source', title: 'Source', type: 'text', value: (row) => row.source },
  { key: 'measured_by_bmms', title: 'Measured by BMMS', type: 'boolean', value: (row) => row.isMeasured },
  { key: 'recorded_by', title: 'Recorded by', type: 'text', value: (row) => row.recordedBy },
  { key: 'recorded_at', title: 'Recorded', type: 'instant', value: (row) => row.recordedAt },
  { key: 'counts', title: 'Counts now', type: 'boolean', value: (row) => row.isLatest },
]
