-- One schema for SQLite and PostgreSQL: text, bigint for milliseconds since 1970, smallint for yes (1) and no (0).
-- Statements end with a semicolon at the end of a line.

create table interaction (
  id text primary key,
  external_id text,
  channel text not null check (channel in ('voice', 'chat', 'email')),
  agent_id text,
  agent_name text,
  customer_id text,
  customer_name text,
  team text,
  queue text,
  started_at bigint,
  received_at bigint not null,
  priority smallint not null check (priority between 0 and 2),
  duration_ms bigint not null default -1,               -- -1: not known
  stage text not null check (stage in ('received', 'transcribed', 'measured', 'scored', 'marked')),
  status text not null check (status in ('processing', 'parked', 'scored')),
  parked_code text,
  parked_reason text,
  version bigint not null check (version >= 1),
  -- how it came in
  request_key text not null unique,
  request_sha256 text not null,
  arrived_by text not null,
  source text not null,
  agent_channel smallint,
  customer_channel smallint,
  -- figures of the current scorecard, for lists
  rubric_id text,
  rubric_version integer,
  percent double precision not null default -1,         -- -1: nothing could be scored, or not scored yet
  passed smallint check (passed in (0, 1)),
  scored_at bigint,
  preferred_rubric text,                                -- id@version of the scorecard that is to become the current one
  check ((status = 'parked') = (parked_code is not null)));

create index interaction_received on interaction(received_at, id);
create index interaction_agent on interaction(agent_id, received_at, id);
create index interaction_team on interaction(team, received_at, id);
create index interaction_queue on interaction(queue, received_at, id);
create index interaction_channel on interaction(channel, received_at, id);
create index interaction_status on interaction(status, received_at, id);
create index interaction_rubric on interaction(rubric_id, received_at, id);
create index interaction_percent on interaction(percent, id);
create index interaction_agent_percent on interaction(agent_id, percent, id);
create index interaction_team_percent on interaction(team, percent, id);
create index interaction_duration on interaction(duration_ms, id);
create index interaction_external on interaction(external_id, received_at, id) where external_id is not null;

create table interaction_blob (
  interaction_id text not null references interaction(id) on delete cascade,
  name text not null,
  position integer not null,
  blob_key text not null,
  sha256 text not null,
  bytes bigint not null check (bytes >= 0),
  type text not null,
  primary key (interaction_id, name));

create index interaction_blob_key on interaction_blob(blob_key);

-- Ids of interactions that were deleted, so that a restored backup can delete them again.
create table erased (
  interaction_id text primary key,
  erased_at bigint not null);

create table job (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  step text not null check (step in ('transcribe', 'measure', 'score', 'mark')),
  rubric text not null default '',                      -- id@version for the steps that need one
  priority smallint not null check (priority between 0 and 2),
  state text not null check (state in ('ready', 'running', 'done', 'dead')),
  run_at bigint not null,
  lease_until bigint not null default 0,
  owner text,
  epoch bigint not null default 0,                      -- fencing token, only grows
  attempts integer not null default 0,                  -- claims
  lost integer not null default 0,                      -- claims that took over an expired lease
  error_code text,
  unique (interaction_id, step, rubric));

create index job_ready on job(priority, run_at, id) where state = 'ready';
create index job_running on job(lease_until) where state = 'running';
create index job_dead on job(run_at, id) where state = 'dead';
create index job_done on job(run_at) where state = 'done';

-- What a step found, as JSON, with the epoch of the claim that kept it.
create table finding (
  interaction_id text not null references interaction(id) on delete cascade,
  step text not null check (step in ('transcribe', 'measure', 'score', 'mark')),
  rubric text not null default '',
  epoch bigint not null,
  body text not null,
  primary key (interaction_id, step, rubric));

create table score (
  interaction_id text not null references interaction(id) on delete cascade,
  rubric_id text not null,
  rubric_version integer not null,
  percent double precision,
  passed smallint check (passed in (0, 1)),
  is_current smallint not null check (is_current in (0, 1)),
  scored_at bigint not null,
  primary key (interaction_id, rubric_id, rubric_version));

create unique index score_current on score(interaction_id) where is_current = 1;

-- Criteria that the current scorecard says were not met.
create table missed (
  criterion text not null,
  received_at bigint not null,
  interaction_id text not null references interaction(id) on delete cascade,
  primary key (criterion, received_at, interaction_id));

create index missed_interaction on missed(interaction_id);

create table rubric_version (
  id text not null,
  version integer not null check (version >= 1),
  published smallint not null check (published in (0, 1)),
  title text not null,
  sha256 text not null,
  yaml text not null,
  kept_by text not null,
  kept_at bigint not null,
  primary key (id, version));

create table rubric_rule (
  position integer primary key,
  channel text check (channel in ('voice', 'chat', 'email')),
  queue text,
  team text,
  rubric_id text not null);

create table agent (
  id text primary key,
  name text,
  team text);

create index agent_team on agent(team, id);

create table account (
  id text primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('admin', 'reviewer', 'coach', 'agent')),
  agent_id text,
  password_hash text,
  subject text unique,
  disabled smallint not null check (disabled in (0, 1)),
  created_at bigint not null,
  version bigint not null check (version >= 1));

-- Of every secret only its SHA-256 is kept.
create table session (
  secret_sha256 text primary key,
  account_id text not null references account(id) on delete cascade,
  csrf text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null);

create index session_account on session(account_id);
create index session_expires on session(expires_at);

create table api_key (
  id text primary key,
  name text not null,
  secret_sha256 text not null unique,
  role text not null check (role in ('admin', 'reviewer', 'coach', 'agent')),
  scopes text not null,                                 -- ,label,label,
  agent_id text,
  created_by text not null,
  created_at bigint not null,
  expires_at bigint,
  used_at bigint,
  revoked_at bigint);

create table link (
  secret_sha256 text primary key,
  account_id text references account(id) on delete cascade,
  expires_at bigint not null);

create table login_failure (
  who text not null,
  failed_at bigint not null,
  id text primary key);

create index login_failure_who on login_failure(who, failed_at);
create index login_failure_at on login_failure(failed_at);

-- The outbox. An event gets its place in the order after its transaction is committed.
create table event (
  id text primary key,
  type text not null,
  happened_at bigint not null,
  interaction_id text,
  agent_id text,
  detail text not null,
  endpoint_id text,                                     -- not null: for this endpoint only, never ordered
  place bigint unique);

create index event_unplaced on event(id) where place is null and endpoint_id is null;
create index event_agent on event(agent_id, place);
create index event_happened on event(happened_at);

create table event_order (
  one smallint primary key check (one = 1),
  last_place bigint not null);

insert into event_order(one, last_place) values (1, 0);

create table endpoint (
  id text primary key,
  url text not null,
  secrets text not null,                                -- JSON
  types text not null,                                  -- ,label,label, or empty for all
  enabled smallint not null check (enabled in (0, 1)),
  disabled_because text,
  created_at bigint not null,
  version bigint not null check (version >= 1));

create table delivery (
  event_id text not null references event(id) on delete cascade,
  endpoint_id text not null references endpoint(id) on delete cascade,
  state text not null check (state in ('waiting', 'delivered', 'given-up')),
  attempts integer not null default 0,
  next_at bigint not null,                              -- also the lease of whoever is delivering it
  primary key (event_id, endpoint_id));

create index delivery_due on delivery(next_at, event_id) where state = 'waiting';
create index delivery_endpoint on delivery(endpoint_id);

create table attempt (
  endpoint_id text not null,
  event_id text not null,
  number integer not null,
  attempted_at bigint not null,
  delivered smallint not null check (delivered in (0, 1)),
  status integer,
  sentence text not null,
  took_ms bigint not null,
  primary key (event_id, endpoint_id, number),
  foreign key (event_id, endpoint_id) references delivery(event_id, endpoint_id) on delete cascade);

create index attempt_latest on attempt(endpoint_id, attempted_at);

-- The audit chain: each entry carries a keyed hash over itself and the one before.
create table audit (
  number bigint primary key,
  happened_at bigint not null,
  actor text not null,
  action text not null,
  target text not null,
  detail text not null,
  mac text not null);

create table audit_head (
  one smallint primary key check (one = 1),
  number bigint not null,
  mac text not null);

insert into audit_head(one, number, mac) values (1, 0, '');
