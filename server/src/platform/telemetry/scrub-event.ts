/** Removes what came from people, should an integration have added it: bodies, headers, cookies, addresses, names. */
export function scrubEvent<
  E extends { request?: unknown; user?: unknown; breadcrumbs?: unknown; server_name?: unknown; extra?: unknown },
>(event: E): E {
  const {
    request: _request,
    user: _user,
    breadcrumbs: _breadcrumbs,
    server_name: _server,
    extra: _extra,
    ...rest
  } = event
  return rest as E
}
