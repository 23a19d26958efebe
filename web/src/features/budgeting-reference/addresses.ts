// Where the screens of codes, acts and rules are. Apart from the pages themselves, so that screens can point to each other.
const above = '/platform/budgeting'

export const places = {
  rules: { path: '/moa/:moa/budgeting/rules' },
  objects: { path: '/moa/:moa/budgeting/objects' },
  acts: { path: '/moa/:moa/budgeting/acts' },
  rulesAbove: { path: `${above}/rules` },
  limits: { path: `${above}/limits` },
  objectsAbove: { path: `${above}/objects` },
  newObject: { path: `${above}/objects/new` },
  object: { path: `${above}/objects/:objectDigits` },
  editObject: { path: `${above}/objects/:objectDigits/edit` },
  sourcesAbove: { path: `${above}/funding-sources` },
  newSource: { path: `${above}/funding-sources/new` },
  source: { path: `${above}/funding-sources/:sourceDigits` },
  editSource: { path: `${above}/funding-sources/:sourceDigits/edit` },
  actsAbove: { path: `${above}/acts` },
  newAct: { path: `${above}/acts/new` },
  act: { path: `${above}/acts/:id` },
  correctAct: { path: `${above}/acts/:id/correction` },
} as const
