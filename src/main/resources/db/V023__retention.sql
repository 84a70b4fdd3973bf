-- How long what is kept, what may not be deleted, and what was.

-- The rules as JSON.
create table retention_rules (
  one smallint primary key check (one = 1),
  rules text not null);

insert into retention_rules(one, rules) values (1, '[]');

-- One process at a time deletes what is due.
create table retention_round (
  one smallint primary key check (one = 1),
  owner text not null,
  lease_until bigint not null,
  ended_at bigint);

insert into retention_round(one, owner, lease_until) values (1, '', 0);

-- What may not be deleted by anybody.
create table legal_hold (
  id text primary key,
  subject text not null check (subject in ('interaction', 'customer')),
  subject_id text not null,
  reason text not null,
  by_id text not null,
  by_name text not null,
  placed_at bigint not null,
  unique (subject, subject_id));

-- What was deleted, without anything of it.
create table deletion (
  id text primary key,
  interaction_id text not null,
  kind text not null check (kind in ('sound', 'transcript', 'scores')),
  cause text not null check (cause in ('rule', 'person', 'customer')),
  -- the rule as it was then; empty where none asked for it
  rule text not null,
  by_id text not null,
  deleted_at bigint not null,
  -- of the interaction, from which on it is without the words
  version bigint not null,
  -- whether the words may stand in the files of the index
  in_index smallint not null check (in_index in (0, 1)));

create index deletion_of on deletion(interaction_id, id);
create index deletion_in_index on deletion(deleted_at) where in_index = 1;

alter table interaction add column sound_deleted_at bigint;
alter table interaction add column words_deleted_at bigint;

-- By age: since it began, or came in where that is earlier or nobody knows.
create index interaction_with_sound on interaction((case when started_at < received_at then started_at else received_at end), id)
  where sound_deleted_at is null and channel = 'voice';
create index interaction_with_words on interaction((case when started_at < received_at then started_at else received_at end), id)
  where words_deleted_at is null;
create index interaction_by_age on interaction((case when started_at < received_at then started_at else received_at end), id);

-- Keys that are there see customers as before; new ones do when they are given the scope.
update api_key set scopes = scopes || 'customers:read,' where scopes like '%,interactions:read,%';

-- When the recorder was paused, in milliseconds: from-to from-to.
alter table interaction add column pauses text not null default '';
