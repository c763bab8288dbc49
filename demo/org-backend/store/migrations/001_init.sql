-- Organizations, and who may do what in them.
create table org (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table org_user (
  id text primary key,
  org_id text not null references org (id) on delete cascade,
  status text not null default 'active' check (status in ('active', 'not-validated', 'inactive')),
  admin boolean not null default false
);

create table org_permission (
  org_id text not null references org (id) on delete cascade,
  user_id text not null references org_user (id) on delete cascade,
  permission text not null check (permission in ('dev', 'admin', 'payment', 'viewOther', 'viewPhi')),
  primary key (org_id, user_id, permission)
);

-- The bearer itself is never kept, only its SHA-256.
create table bearer (
  sha256 text primary key,
  user_id text not null references org_user (id) on delete cascade,
  expires_at timestamptz
);

create table api_key (
  type text not null check (type in ('browser', 'ios', 'android')),
  identifier text not null,
  uuid uuid not null,
  primary key (type, identifier, uuid)
);

-- What an organization may be charged: one row for each currency it may use, amounts in minor units.
create table payment_policy (
  org_id text not null references org (id) on delete cascade,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  max_amount integer not null check (max_amount between 1 and 99999999),
  primary key (org_id, currency)
);

-- One Stripe customer for each organization. The generation names one attempt to have a customer: it is the seed of the
-- idempotency key that makes it, and it changes when the customer turns out to be gone.
create table stripe_customer (
  org_id text primary key references org (id) on delete cascade,
  generation uuid not null,
  customer_id text
);

-- Which payment method is to be *the* one for a card, where a card is a fingerprint with an expiry date. Written before
-- anything is attached, so that whoever comes later, or picks up after a crash, completes the same payment method.
create table card_claim (
  org_id text not null references org (id) on delete cascade,
  generation uuid not null,
  fingerprint text not null,
  exp_month integer not null,
  exp_year integer not null,
  payment_method_id text not null,
  claimed_at timestamptz not null default now(),
  attached_at timestamptz,
  primary key (org_id, generation, fingerprint, exp_month, exp_year)
);

-- Catalyze's clients know a card by the card_… id inside its token; Stripe keeps it as a payment method.
create table card_alias (
  org_id text not null references org (id) on delete cascade,
  card_id text not null,
  generation uuid not null,
  payment_method_id text not null,
  last_seen timestamptz not null default clock_timestamp(),
  primary key (org_id, card_id)
);
