-- What a coach and an agent speak about when they sit down together, and the making of a playbook that is under way.

create table one_to_one (
  id text primary key,
  agent_id text not null,
  held_on text not null,                                -- day, as in 2026-03-02
  state text not null check (state in ('draft', 'shared', 'acknowledged')),
  by_id text not null,
  by_name text not null,
  made_at bigint not null,
  shared_at bigint,
  acknowledged_at bigint);

create index one_to_one_agent on one_to_one(agent_id, held_on, id);

-- Each entry is changed by itself, and only by whoever has seen its version: two people, or two windows, lose nothing. What quotes a
-- conversation goes with it.
create table one_to_one_entry (
  id text primary key,
  sheet_id text not null references one_to_one(id) on delete cascade,
  kind text not null check (kind in ('win', 'challenge', 'priority', 'goal')),
  version integer not null check (version >= 1),
  body text not null,
  situation text not null,
  behaviour text not null,
  impact text not null,
  question text not null,
  interaction_id text references interaction(id) on delete cascade,
  turn integer check (turn >= 0),
  start_ms bigint,
  end_ms bigint,
  rubric_id text not null,                              -- empty for a habit, and where there is no subject
  subject text not null,                                -- id of the criterion or the habit; empty for none
  due_on text,
  of_agent smallint not null check (of_agent in (0, 1)),
  by_id text not null,
  by_name text not null,
  made_at bigint not null);

create index one_to_one_entry_sheet on one_to_one_entry(sheet_id, made_at, id);
create index one_to_one_entry_interaction on one_to_one_entry(interaction_id) where interaction_id is not null;

-- Playbooks that somebody asked for: one at a time in the whole house.
create table playbook_making (
  id text primary key,
  outcome text not null,
  queue text,
  from_at bigint,
  to_at bigint,
  state text not null check (state in ('reading', 'made', 'lacking', 'failed')),
  calls integer not null,
  said text not null,
  playbook_id text,
  playbook_version integer,
  by_id text not null,
  by_name text not null,
  begun_at bigint not null,
  moved_at bigint not null);

create unique index playbook_making_one on playbook_making(state) where state = 'reading';
create index playbook_making_begun on playbook_making(begun_at, id);
