-- Work that nobody waits for: what was scored while the language model was away is scored again, and what was scored is summed up.
-- SQLite cannot change the check of a column, so the table is made anew.

create table job_next (
  id text primary key,
  interaction_id text not null references interaction(id) on delete cascade,
  step text not null check (step in ('transcribe', 'measure', 'score', 'mark', 'summarise')),
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
  beside integer not null default 0,                    -- 0: the interaction waits for it; n: it does not, and this is the n-th time
  unique (interaction_id, step, rubric));

insert into job_next(id, interaction_id, step, rubric, priority, state, run_at, lease_until, owner, epoch, attempts, lost, error_code)
select id, interaction_id, step, rubric, priority, state, run_at, lease_until, owner, epoch, attempts, lost, error_code from job;

drop table job;
alter table job_next rename to job;

create index job_ready on job(priority, run_at, id) where state = 'ready';
create index job_running on job(lease_until) where state = 'running';
create index job_dead on job(run_at, id) where state = 'dead';
create index job_done on job(run_at) where state = 'done';

-- Verdicts that a language model was to decide and could not.
alter table score add column degraded integer not null default 0;

-- An interaction in a few sentences, with the epoch of the claim that kept it. The body is the JSON null where nothing held.
create table summary (
  interaction_id text not null references interaction(id) on delete cascade,
  rubric text not null,
  epoch bigint not null,
  body text not null,
  primary key (interaction_id, rubric));

-- What labels have shown of a version of a rubric. Nothing is replaced: scorecards name the one that they rest on by its digest.
create table rubric_calibration (
  id text not null,
  version integer not null,
  sha256 text not null,
  yaml text not null,
  kept_by text not null,
  kept_at bigint not null,
  primary key (id, version, sha256),
  foreign key (id, version) references rubric_version(id, version) on delete cascade);
