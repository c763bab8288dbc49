-- How often something was asked for in a window of time, by organization, address or account; shared by all processes.
create table rate_window (
  bucket text primary key,
  hits integer not null,
  ends_at timestamptz not null
);

-- Events of Stripe's that were worked on: it may deliver each more than once.
create table webhook_event (
  id text primary key,
  received_at timestamptz not null default now()
);

-- Events name a customer or a payment method, not an organization.
create index stripe_customer_by_id on stripe_customer (customer_id);
create index card_claim_by_payment_method on card_claim (payment_method_id);
