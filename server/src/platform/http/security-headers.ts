// What every answer tells the browser to refuse. The same for all addresses, so put together once.

const directives = {
  'default-src': "'self'",
  'script-src': "'self'",
  // Mantine places measured sizes in style attributes; style elements and inline scripts stay refused.
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** Headers for an installation that people reach over https, or over plain http (a machine of one's own). */
export function securityHeaders(https: boolean): Record<string, string> {
  const policy = Object.entries(directives).map(([name, sources]) => `${name} ${sources}`)
  return {
    'content-security-policy': [...policy, ...(https ? ['upgrade-insecure-requests'] : [])].join('; '),
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
  }
}
