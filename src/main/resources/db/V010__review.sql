-- What people make of what the machine found. Verdicts of people are added, never changed; what lists are filtered and sorted by is repeated
-- where they find it.

-- How far the interaction is published to its agent.
alter table interaction add column publication text not null default 'draft'
  check (publication in ('draft', 'shared', 'acknowledged', 'disputed', 'upheld', 'declined', 'withdrawn'));
-- Whether a person has confirmed the current scorecard.
alter table interaction add column confirmed smallint not null default 0;
alter table interaction add column worst_miss text;
-- Shares of agent, customer and silence, with spaces between them.
alter table interaction add column talk text;
-- Why a person is to see it: ,label,label, or empty; and how urgently, 0 for not at all.
alter table interaction add column needs text not null default '';
alter table interaction add column need_rank bigint not null default 0;
alter table interaction add column need_rule text;
alter table interaction add column needed_since bigint;
alter table interaction add column assigned_to text;
alter table interaction add column assigned_name text;
-- Who has it from the queue now.
alter table interaction add column leased_by text;
alter table interaction add column leased_name text;
alter table interaction add column leased_until bigint not null default 0;

create index interaction_needed on interaction(need_rank, id);
create index interaction_assigned on interaction(assigned_to, received_at, id) where assigned_to is not null;
create index interaction_published on interaction(agent_id, publication, received_at, id) where publication <> 'draft';

-- What the machine alone made of it; percent and passed are what is shown.
alter table score add column machine_percent double precision;
alter table score add column machine_passed smallint check (machine_passed in (0, 1));
alter table score add column confirmed smallint not null default 0;
update score set machine_percent = percent, machine_passed = passed;

-- Verdicts of people. The body is the JSON null where one is taken back.
create table revision (
  interaction_id text not null references interaction(id) on delete cascade,
  id text not null,
  rubric text not null,
  criterion text not null,
  number integer not null check (number >= 1),
  body text not null,
  digest text,
  by_id text not null,
  by_name text not null,
  made_at bigint not null,
  primary key (interaction_id, id),
  unique (interaction_id, rubric, criterion, number));

create index revision_undigested on revision(interaction_id) where digest is null;

-- Who has looked at a whole scorecard: of this claim, so that another scoring is to be looked at again.
create table confirmation (
  interaction_id text not null references interaction(id) on delete cascade,
  rubric text not null,
  epoch bigint not null,
  by_id text not null,
  by_name text not null,
  confirmed_at bigint not null,
  primary key (interaction_id, rubric));

create index confirmation_by on confirmation(by_id, confirmed_at);

create table remark (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  turn integer,
  criterion text,
  body text not null,
  audience text not null check (audience in ('reviewers', 'agent')),
  by_id text not null,
  by_name text not null,
  made_at bigint not null,
  edited_at bigint,
  version bigint not null check (version >= 1));

create index remark_interaction on remark(interaction_id, id);

create table marked_moment (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  tone text not null check (tone in ('praise', 'coaching')),
  turn integer not null,
  speaker text not null,
  start_ms bigint,
  end_ms bigint,
  quote text not null,
  note text not null,
  audience text not null check (audience in ('reviewers', 'agent')),
  by_id text not null,
  by_name text not null,
  made_at bigint not null);

create index marked_moment_interaction on marked_moment(interaction_id, turn, id);

create table publication (
  interaction_id text primary key references interaction(id) on delete cascade,
  rubric_id text not null,
  rubric_version integer not null,
  shared_at bigint not null,
  shared_by text not null,
  shared_name text not null,
  dispute_until bigint not null,
  acknowledged_at bigint);

create table dispute (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  rubric_id text not null,
  rubric_version integer not null,
  criterion text not null,
  state text not null check (state in ('open', 'upheld', 'declined', 'withdrawn')),
  suggested text not null,                              -- JSON
  reason text not null,
  opened_by text not null,
  opened_name text not null,
  opened_at bigint not null,
  decision text,
  decided_by text,
  decided_name text,
  decided_at bigint);

create unique index dispute_open on dispute(interaction_id, rubric_id, rubric_version, criterion) where state = 'open';
create index dispute_interaction on dispute(interaction_id, opened_at, id);
create index dispute_state on dispute(state, opened_at, id);
create index dispute_at on dispute(opened_at, id);

-- Versions of a transcript, from when the first correction is made; the highest is the one that everything rests on.
create table transcript_version (
  interaction_id text not null references interaction(id) on delete cascade,
  version integer not null check (version >= 1),
  change text not null check (change in ('heard', 'corrected', 'swapped')),
  sha256 text not null,
  body text not null,
  digest text,
  by_id text,
  by_name text,
  made_at bigint,
  primary key (interaction_id, version));

create index transcript_version_undigested on transcript_version(interaction_id) where digest is null;

-- Scorecards from before a correction, with the version of the transcript that their evidence stands in.
create table earlier_scorecard (
  interaction_id text not null references interaction(id) on delete cascade,
  id text not null,
  rubric text not null,
  transcript_version integer not null,
  replaced_at bigint not null,
  body text not null,
  digest text,
  primary key (interaction_id, id));

create index earlier_scorecard_undigested on earlier_scorecard(interaction_id) where digest is null;

-- Which interactions a person is to see besides those that need one; the rules as JSON.
create table queue_rules (
  one smallint primary key check (one = 1),
  sample integer not null,
  rules text not null);

insert into queue_rules(one, sample, rules) values (1, 2, '[]');

-- Interactions of an agent and a week that were drawn at random: those with the smallest numbers.
create table drawn (
  interaction_id text primary key references interaction(id) on delete cascade,
  agent_id text not null,
  week text not null,
  number double precision not null,
  finished smallint not null default 0);

create index drawn_week on drawn(agent_id, week, number);

create table saved_view (
  id text primary key,
  owner text not null,
  owner_name text not null,
  name text not null,
  query text not null,
  shared smallint not null check (shared in (0, 1)));

create index saved_view_owner on saved_view(owner, name);

-- Teams that a coach looks after, a line each; empty for all.
alter table account add column teams text not null default '';
