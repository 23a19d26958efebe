export const CHECK_IMPORT = 'imports.check'
export const RUN_IMPORT = 'imports.run'
export const UNDO_IMPORT = 'imports.undo'
