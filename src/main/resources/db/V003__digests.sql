-- What lies at rest is looked at again: each body carries the digest of itself and of its place. Rows from before get theirs later, a few
-- at a time; until then the column is empty.

alter table finding add column digest text;
alter table summary add column digest text;
alter table event add column digest text;
alter table endpoint add column digest text;
alter table rubric_version add column digest text;
alter table rubric_calibration add column digest text;

create index finding_undigested on finding(interaction_id) where digest is null;
create index summary_undigested on summary(interaction_id) where digest is null;
create index event_undigested on event(id) where digest is null;

-- What was found to be other than it was written, until it is mended or gone.
create table rotten (
  place text primary key,                               -- key of a file, or table and key of a row
  kind text not null,
  interaction_id text references interaction(id) on delete cascade,
  found text not null,                                  -- what is wrong
  found_at bigint not null);

create index rotten_interaction on rotten(interaction_id);

-- Rounds through everything that is kept. The last one without an end is under way, or goes on where it was broken off.
create table scrub (
  begun_at bigint primary key,
  ended_at bigint,
  phase text not null,
  reached text not null,
  files bigint not null,
  entries bigint not null,
  bytes bigint not null,
  rotten bigint not null,
  lease_until bigint not null);
