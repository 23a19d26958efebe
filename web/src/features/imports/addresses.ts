// Where the screens of imports are. Apart from the pages themselves, so that screens can point to each other.
const base = '/platform/imports'

export const places = {
  imports: { path: base },
  newImport: { path: `${base}/new` },
  batch: { path: `${base}/:id` },
} as const
