-- Whatever people publish for the whole installation stands in one table: rubrics first. A version is a draft, published or retired. The
-- digest of a row names its place, so it is made anew by the next look at what lies at rest.

create table published_text (
  kind text not null check (kind = lower(kind) and length(kind) between 1 and 40),
  id text not null,
  version integer not null check (version >= 1),
  state text not null check (state in ('draft', 'published', 'retired')),
  title text not null,
  sha256 text not null,
  body text not null,
  kept_by text not null,
  kept_at bigint not null,
  digest text,
  primary key (kind, id, version));

insert into published_text(kind, id, version, state, title, sha256, body, kept_by, kept_at)
select 'rubric', id, version, case when published = 1 then 'published' else 'draft' end, title, sha256, yaml, kept_by, kept_at
from rubric_version;

-- Which of them is for which interactions: the first rule that fits.
create table published_text_rule (
  kind text not null,
  position integer not null,
  channel text check (channel in ('voice', 'chat', 'email')),
  queue text,
  team text,
  id text not null,
  primary key (kind, position));

insert into published_text_rule(kind, position, channel, queue, team, id) select 'rubric', position, channel, queue, team, rubric_id from rubric_rule;

drop table rubric_rule;

create table rubric_calibration_next (
  kind text not null default 'rubric' check (kind = 'rubric'),
  id text not null,
  version integer not null,
  sha256 text not null,
  yaml text not null,
  kept_by text not null,
  kept_at bigint not null,
  digest text,
  primary key (id, version, sha256),
  foreign key (kind, id, version) references published_text(kind, id, version) on delete cascade);

insert into rubric_calibration_next(id, version, sha256, yaml, kept_by, kept_at, digest)
select id, version, sha256, yaml, kept_by, kept_at, digest from rubric_calibration;

drop table rubric_calibration;
alter table rubric_calibration_next rename to rubric_calibration;

drop table rubric_version;

delete from rotten where place like 'rubric_version %';

-- A look that was broken off in a table that is gone goes on at its first table.
update scrub set phase = 'finding', reached = '' where ended_at is null and phase in ('summary', 'rubric_version');
