-- Which steps there are is said by the program alone: a name is checked for its form, so that a new step needs nothing here. SQLite cannot
-- change the check of a column, so the tables are made anew.

create table job_next (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  step text not null check (step = lower(step) and length(step) between 1 and 40),
  -- id@version for the steps that need one
  rubric text not null default '',
  priority smallint not null check (priority between 0 and 2),
  state text not null check (state in ('ready', 'running', 'done', 'dead')),
  run_at bigint not null,
  lease_until bigint not null default 0,
  owner text,
  -- fencing token, only grows
  epoch bigint not null default 0,
  -- claims
  attempts integer not null default 0,
  -- claims that took over an expired lease
  lost integer not null default 0,
  -- of these, those of a claim that ran with nothing beside it
  lost_alone integer not null default 0,
  -- whether nothing else runs beside it in this claim
  alone smallint not null default 0,
  error_code text,
  -- whether no interaction waits for it
  background smallint not null default 0 check (background in (0, 1)),
  -- of what is done in the background the how manyth time it is done, from 1
  round integer not null default 0,
  unique (interaction_id, step, rubric));

insert into job_next(id, interaction_id, step, rubric, priority, state, run_at, lease_until, owner, epoch, attempts, lost, lost_alone, alone, error_code,
  background, round)
select id, interaction_id, step, rubric, priority, state, run_at, lease_until, owner, epoch, attempts, lost, lost_alone, alone, error_code,
  case when beside > 0 then 1 else 0 end, beside from job;

drop table job;
alter table job_next rename to job;

create index job_ready on job(priority, run_at, id) where state = 'ready';
create index job_running on job(lease_until) where state = 'running';
create index job_dead on job(run_at, id) where state = 'dead';
create index job_done on job(run_at) where state = 'done';

-- What a step found, as JSON, with the epoch of the claim that kept it. The body is the JSON null where there was nothing to be found.
create table finding_next (
  interaction_id text not null references interaction(id) on delete cascade,
  step text not null check (step = lower(step) and length(step) between 1 and 40),
  rubric text not null default '',
  epoch bigint not null,
  body text not null,
  digest text,
  primary key (interaction_id, step, rubric));

insert into finding_next(interaction_id, step, rubric, epoch, body, digest) select interaction_id, step, rubric, epoch, body, digest from finding;

-- Summaries are findings like others. Their digest names their place, so it is made anew by the next look at what lies at rest.
insert into finding_next(interaction_id, step, rubric, epoch, body) select interaction_id, 'summarise', rubric, epoch, body from summary;

drop table finding;
drop table summary;
alter table finding_next rename to finding;

create index finding_undigested on finding(interaction_id) where digest is null;

delete from rotten where place like 'summary %';
