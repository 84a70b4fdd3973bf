-- Who read or heard which interaction: a chain of its own, because its oldest entries are forgotten. What is left begins behind the entry
-- that the newest "audit.forget-reads" of the audit log names.
create table audit_read (
  number bigint primary key,
  happened_at bigint not null,
  actor text not null,
  action text not null,
  target text not null,
  detail text not null,
  mac text not null);

create index audit_read_once on audit_read(target, actor, action, happened_at);
create index audit_read_actor on audit_read(actor, number);
create index audit_read_at on audit_read(happened_at, number);

create table audit_read_head (
  one smallint primary key check (one = 1),
  number bigint not null,
  mac text not null);

insert into audit_read_head(one, number, mac) values (1, 0, '');

create index audit_action on audit(action, number);
create index audit_target on audit(target, number);
create index audit_actor on audit(actor, number);

-- Where a session was begun, by what, and whether it may do nothing but add a second factor.
alter table session add column address text not null default '';
alter table session add column browser text not null default '';
alter table session add column way text not null default '';
alter table session add column bare smallint not null default 0;

-- An authenticator app. The secret is sealed with a key that is not in the database.
create table authenticator (
  account_id text primary key references account(id) on delete cascade,
  sealed_secret text not null,
  confirmed smallint not null check (confirmed in (0, 1)),
  last_step bigint not null,
  created_at bigint not null);

create table passkey (
  id text primary key,
  account_id text not null references account(id) on delete cascade,
  name text not null,
  public_key text not null,
  counter bigint not null,
  created_at bigint not null,
  used_at bigint);

create index passkey_account on passkey(account_id, created_at);

create table recovery_code (
  account_id text not null references account(id) on delete cascade,
  code_sha256 text not null,
  primary key (account_id, code_sha256));

-- One-time tickets that were used, until they would have expired.
create table spent_ticket (
  ticket_sha256 text primary key,
  expires_at bigint not null);

create index spent_ticket_expires on spent_ticket(expires_at);
