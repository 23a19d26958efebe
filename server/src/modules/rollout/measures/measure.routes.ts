import { type Route, route } from '../../../platform/http/route.ts'
import { findMeasures } from './find-measures.ts'
import { measureColumns } from './measure-columns.ts'
import { createMeasure, listMeasures } from './measures.contract.ts'
import { enterMeasure } from './record-measure.ts'

export const measureRoutes: readonly Route[] = [
  route(listMeasures, findMeasures, { export: { title: 'Measures of the rollout', columns: measureColumns } }),
  route(createMeasure, enterMeasure),
]
