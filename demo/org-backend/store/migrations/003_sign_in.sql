-- Passwords, as scrypt has them: N, r, p, salt and hash in one text.
create table user_password (
  user_id text primary key references org_user (id) on delete cascade,
  email text not null unique check (email = lower(email)),
  scrypt text not null
);

-- A session and all that it is renewed to is one family. A refresh token works once; one that comes again is a stolen one, or its
-- owner's, and nobody can tell: the whole family ends. Tokens are kept as SHA-256 only.
create table refresh_token (
  sha256 text primary key,
  family uuid not null,
  user_id text not null references org_user (id) on delete cascade,
  expires_at timestamptz not null,
  used boolean not null default false
);

create index refresh_token_family on refresh_token (family);

alter table bearer add column family uuid;

create index bearer_family on bearer (family);
