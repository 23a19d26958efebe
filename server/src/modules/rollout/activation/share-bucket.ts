import { createHash } from 'node:crypto'

/**
 * The number of a person for a feature, 0 to 9999; below a share's hundredths of a percent it reaches the person. The same
 * for ever, so that a rising share only adds people; and another for each feature and organization, so that not always the
 * same people come first. Reproducible anywhere: the first four bytes of the SHA-256 of `<feature>:<number of the
 * organization>:<id of the person>` as a whole number, modulo 10,000. `bmms.share_bucket` decides; this one explains.
 */
export function shareBucket(feature: string, organizationId: number, personId: string): number {
  const hash = createHash('sha256').update(`${feature}:${organizationId}:${personId}`).digest()
  return hash.readUInt32BE(0) % 10_000
}
