// The four database roles. Each login can do only its part, so that a defect in one part stays there.
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { urlFor } from './client.ts'

/** bmms_app serves; bmms_oversight only reads, across organizations; bmms_identity alone reads credentials and sessions. */
export const LOGINS = ['bmms_app', 'bmms_oversight', 'bmms_identity'] as const
export type Login = (typeof LOGINS)[number]
/** Connection address of each login. */
export type Logins = Record<Login, string>

/** Addresses of the logins on the same server, with passwords derived from the installation's secret. */
export function deriveLogins(adminUrl: string, secret: string): Logins {
  const derive = (login: Login) =>
    urlFor(adminUrl, login, createHmac('sha256', secret).update(`database:${login}`).digest('base64url'))
  return {
    bmms_app: derive('bmms_app'),
    bmms_oversight: derive('bmms_oversight'),
    bmms_identity: derive('bmms_identity'),
  }
}

/** Creates the roles where they are missing, and lets them in with the passwords of `logins`. */
export async function ensureRoles(client: pg.Client, logins: Logins): Promise<void> {
  await client.query(createRoles)
  for (const login of LOGINS) {
    const url = new URL(logins[login])
    if (await canSignIn(logins[login])) continue
    await client.query(`alter role ${login} password ${pg.escapeLiteral(decodeURIComponent(url.password))}`)
  }
}

const createRoles = `
do $$
declare
  login text;
begin
  begin
    create role bmms_owner nologin nosuperuser nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'bmms_owner', 'member') then
    execute format('grant bmms_owner to %I', current_user);
  end if;
  execute format('grant create, connect on database %I to bmms_owner', current_database());
  grant create, usage on schema public to bmms_owner;
  foreach login in array array['bmms_app', 'bmms_oversight', 'bmms_identity'] loop
    begin
      execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole noinherit', login);
      execute format('alter role %I set timezone = ''UTC''', login);
      execute format('alter role %I set statement_timeout = ''30s''', login);
      execute format('alter role %I set idle_in_transaction_session_timeout = ''60s''', login);
      -- A statement is planned once, not for each value: planning a list costs as much as reading it.
      execute format('alter role %I set plan_cache_mode = ''force_generic_plan''', login);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant connect on database %I to %I', current_database(), login);
  end loop;
end
$$`

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
