/** Modules of addresses that show something of an organization: read anew when one of them changes it. */
export const SHOWN_ELSEWHERE = ['organizations', 'profile', 'members', 'changes', 'people', 'me']
