export const CHECK_ROLLBACK = 'rollout.rollback.check'
export const RUN_ROLLBACK = 'rollout.rollback.run'
