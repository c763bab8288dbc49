-- One customer for each organization in each Stripe account (and mode): with another key, the customers and cards of the first one are
-- neither used nor forgotten. The name is what the customer was asked for by: an idempotency key holds for the same request only.
alter table stripe_customer add column account text not null default 'default';
alter table stripe_customer add column name text;
update stripe_customer set name = org.name from org where org.id = stripe_customer.org_id;
alter table stripe_customer alter column name set not null;
alter table stripe_customer drop constraint stripe_customer_pkey;
alter table stripe_customer add primary key (org_id, account);
