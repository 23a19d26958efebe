import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { describeCode } from './code-parts.ts'
import { findActs, getAct } from './find-acts.ts'
import { findFundingSources, findObjects, getFundingSource, getObject } from './find-codes.ts'
import { amendAct, enterAct, findActHistory } from './keep-acts.ts'
import {
  enterFundingSource,
  enterObject,
  findFundingSourceHistory,
  findObjectHistory,
  keepFundingSource,
  keepObject,
} from './keep-codes.ts'
import {
  listActs,
  listActsAbove,
  listFundingSources,
  listFundingSourcesAbove,
  listObjects,
  listObjectsAbove,
} from './reference.contract.ts'
import {
  addAct,
  addFundingSource,
  addObject,
  changeFundingSource,
  changeObject,
  correctAct,
  readAct,
  readActHistory,
  readCodeParts,
  readCodePartsAbove,
  readFundingSource,
  readFundingSourceHistory,
  readObject,
  readObjectHistory,
} from './reference-changes.contract.ts'
import { actColumns, objectColumns, sourceColumns } from './reference-columns.ts'

const objectsFile = { export: { title: 'Objects of expenditure', columns: objectColumns } }
const sourcesFile = { export: { title: 'Funding sources', columns: sourceColumns } }
const actsFile = { export: { title: 'Appropriation acts', columns: actColumns } }

export const uacsRoutes: readonly Route[] = [
  route(listObjects, findObjects, objectsFile),
  route(listFundingSources, findFundingSources, sourcesFile),
  route(listActs, findActs, actsFile),
  route(listObjectsAbove, findObjects, objectsFile),
  route(listFundingSourcesAbove, findFundingSources, sourcesFile),
  route(listActsAbove, findActs, actsFile),
  route(readObject, (scope, { params }) => getObject(scope, params.objectDigits)),
  route(readObjectHistory, findObjectHistory, {
    export: { title: 'History of an object of expenditure', columns: changeColumns },
  }),
  route(addObject, enterObject),
  route(changeObject, keepObject),
  route(readFundingSource, (scope, { params }) => getFundingSource(scope, params.sourceDigits)),
  route(readFundingSourceHistory, findFundingSourceHistory, {
    export: { title: 'History of a funding source', columns: changeColumns },
  }),
  route(addFundingSource, enterFundingSource),
  route(changeFundingSource, keepFundingSource),
  route(readAct, (scope, { params }) => getAct(scope, params.id)),
  route(readActHistory, findActHistory, {
    export: { title: 'History of an appropriation act', columns: changeColumns },
  }),
  route(addAct, enterAct),
  route(correctAct, amendAct),
  route(readCodeParts, describeCode),
  route(readCodePartsAbove, describeCode),
]
