-- What was answered to a request that came with an Idempotency-Key, for 24 hours. While there is no status the request is being
-- worked on, until `running_until`: a process that was killed cannot say that it is gone. The answer may hold a client secret: it
-- is sealed with the caller's key, of which only the SHA-256 is here.
create table kept_answer (
  org_id text not null references org (id) on delete cascade,
  user_id text not null references org_user (id) on delete cascade,
  key_sha256 text not null,
  request_sha256 text not null,
  attempt uuid not null,
  running_until timestamptz not null,
  status integer,
  sealed_body text,
  expires_at timestamptz not null,
  primary key (org_id, user_id, key_sha256)
);

create index kept_answer_expiry on kept_answer (expires_at);
