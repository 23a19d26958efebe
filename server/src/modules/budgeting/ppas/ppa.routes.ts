import { changeColumns } from '../../../platform/changes/change-columns.ts'
import { fileRoute, parsedUploadRoute, type Route, route } from '../../../platform/http/route.ts'
import { renderTemplate } from '../../../platform/imports/import-kinds.ts'
import { addAccomplishment, findAccomplishments } from './accomplishments.ts'
import * as physical from './indicators.contract.ts'
import { addIndicatorToPpa, changeIndicator, findIndicators, getIndicator, setIndicatorTargets } from './indicators.ts'
import { getPhysicalFacts, getRollUp } from './physical-facts.ts'
import { addPpa, changePpa, switchPpa } from './ppa-changes.ts'
import { PPA_TEMPLATE } from './ppa-file-columns.ts'
import * as files from './ppa-imports.contract.ts'
import { checkFile, confirmFile, discardFile, findPpaImports, getPpaImport } from './ppa-imports.ts'
import { accomplishmentColumns, ppaColumns, ppaImportColumns, workItemColumns } from './ppa-list-columns.ts'
import * as programs from './ppas.contract.ts'
import { findPpaHistory, findPpas, getPpa } from './ppas.ts'
import { PPA_FILE, readPpaFile } from './read-ppa-file.ts'
import * as work from './work-items.contract.ts'
import { addWorkItemToPpa, changeWorkItem, findWorkItems, getWorkItem } from './work-items.ts'

export const ppaRoutes: readonly Route[] = [
  route(programs.listPpas, findPpas, {
    export: { title: 'Programs, activities and projects', columns: ppaColumns },
  }),
  route(programs.createPpa, addPpa),
  route(programs.readPpa, getPpa),
  route(programs.editPpa, changePpa),
  route(programs.setPpaActive, switchPpa),
  route(programs.readPpaHistory, findPpaHistory, { export: { title: 'History of a program', columns: changeColumns } }),
  route(physical.listIndicators, findIndicators),
  route(physical.addIndicator, addIndicatorToPpa),
  route(physical.readIndicator, getIndicator),
  route(physical.editIndicator, changeIndicator),
  route(physical.setTargets, setIndicatorTargets),
  route(physical.recordAccomplishment, addAccomplishment),
  route(physical.listAccomplishments, findAccomplishments, {
    export: { title: 'Accomplishments of an indicator', columns: accomplishmentColumns },
  }),
  route(physical.readPhysicalFacts, getPhysicalFacts),
  route(physical.readRollUp, getRollUp),
  route(work.listWorkItems, findWorkItems, { export: { title: 'Work items', columns: workItemColumns } }),
  route(work.addWorkItem, addWorkItemToPpa),
  route(work.readWorkItem, getWorkItem),
  route(work.editWorkItem, changeWorkItem),
  parsedUploadRoute(files.checkPpaFile, PPA_FILE, {
    parse: async ({ key, name }, store) => readPpaFile({ bytes: Buffer.from(await store.read(key)), name }),
    handle: checkFile,
  }),
  route(files.listPpaImports, findPpaImports, {
    export: { title: 'Imports of programs', columns: ppaImportColumns },
  }),
  route(files.readPpaImport, getPpaImport),
  route(files.confirmPpaImport, confirmFile),
  route(files.discardPpaImport, discardFile),
  fileRoute(
    files.readPpaTemplate,
    async (_, { query }) => query.format ?? 'xlsx',
    (format) => renderTemplate(PPA_TEMPLATE, format),
  ),
]
