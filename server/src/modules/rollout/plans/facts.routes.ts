import type { Column } from '../../../platform/documents/columns.ts'
import { route } from '../../../platform/http/route.ts'
import { changePlanSettings, getPlanSettings } from './plan-settings.ts'
import {
  addPrerequisite,
  addTie,
  editPlanSettings,
  editProfile,
  editTie,
  listPrerequisites,
  listProfiles,
  listTies,
  type PrerequisiteView,
  type ProfileView,
  readPlanSettings,
  readProfile,
  readProfileHistory,
  removePrerequisite,
  removeTie,
  SIZE_WORDS,
  STANDING_WORDS,
  type TieView,
} from './planning-facts.contract.ts'
import { dropPrerequisite, enterPrerequisite, findPrerequisites } from './prerequisites.ts'
import { changeProfile, findProfileHistory, findProfiles, getProfile } from './profiles.ts'
import { changeTie, dropTie, enterTie, findTies } from './ties.ts'

const profileColumns: readonly Column<ProfileView>[] = [
  { key: 'code', title: 'Code', type: 'text', value: ({ code }) => code },
  { key: 'name', title: 'Name', type: 'text', value: ({ name }) => name },
  { key: 'standing', title: 'Standing', type: 'text', value: ({ standing }) => STANDING_WORDS[standing] },
  { key: 'wave', title: 'Wave', type: 'integer', value: ({ wave }) => wave },
  { key: 'size', title: 'Size', type: 'text', value: ({ size }) => SIZE_WORDS[size] },
  { key: 'expected_people', title: 'People', type: 'integer', value: ({ expectedPeople }) => expectedPeople },
  { key: 'trainees', title: 'Trainees', type: 'integer', value: ({ trainees }) => trainees },
  { key: 'cluster', title: 'Cluster', type: 'text', value: ({ cluster }) => cluster },
  { key: 'place', title: 'Place', type: 'text', value: ({ place }) => place },
  { key: 'foundation', title: 'Others depend on it', type: 'text', value: ({ foundation }) => foundation },
  { key: 'readiness', title: 'Readiness', type: 'decimal', value: ({ readiness }) => readiness.score },
  {
    key: 'readiness_known',
    title: 'Known',
    type: 'percent',
    value: ({ readiness }) => Math.round(readiness.confidence * 100),
  },
  { key: 'source', title: 'Source', type: 'text', value: ({ source }) => source },
]
const tieColumns: readonly Column<TieView>[] = [
  { key: 'organization', title: 'Organization', type: 'text', value: ({ a }) => a },
  { key: 'works_with', title: 'Works with', type: 'text', value: ({ b }) => b },
  { key: 'weight', title: 'Weight', type: 'decimal', value: ({ weight }) => weight },
  { key: 'why', title: 'Why', type: 'text', value: ({ why }) => why },
]
const prerequisiteColumns: readonly Column<PrerequisiteView>[] = [
  { key: 'organization', title: 'Organization', type: 'text', value: ({ code }) => code },
  { key: 'comes_after', title: 'Comes after', type: 'text', value: ({ needs }) => needs },
  { key: 'why', title: 'Why', type: 'text', value: ({ why }) => why },
]

export const planningFactsRoutes = [
  route(listProfiles, findProfiles, { export: { title: 'Planning facts', columns: profileColumns } }),
  route(readProfile, getProfile),
  route(editProfile, changeProfile),
  route(readProfileHistory, findProfileHistory),
  route(listTies, findTies, { export: { title: 'Ties', columns: tieColumns } }),
  route(addTie, enterTie),
  route(editTie, changeTie),
  route(removeTie, dropTie),
  route(listPrerequisites, findPrerequisites, { export: { title: 'Prerequisites', columns: prerequisiteColumns } }),
  route(addPrerequisite, enterPrerequisite),
  route(removePrerequisite, dropPrerequisite),
  route(readPlanSettings, getPlanSettings),
  route(editPlanSettings, changePlanSettings),
]
