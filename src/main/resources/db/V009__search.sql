-- What is searched is a copy. An interaction whose indexed_version is behind its version has changed since it was copied; 0 means that the
-- index does not know it at all.
alter table interaction add column indexed_version bigint not null default 0;

-- The version whose meaning the index knows: vectors cost more than words, and come later.
alter table interaction add column meant_version bigint not null default 0;

create index interaction_unindexed on interaction(id) where indexed_version = 0;
create index interaction_outdated on interaction(id) where indexed_version > 0 and indexed_version < version;
create index interaction_unmeant on interaction(id) where meant_version < indexed_version and status <> 'processing';

-- What the index has of what was deleted: 1 may be found, 2 is not found but may stand in its files, 0 nothing.
alter table erased add column in_index smallint not null default 0 check (in_index in (0, 1, 2));

create index erased_in_index on erased(in_index, interaction_id) where in_index > 0;

-- Which index is the copy, and who keeps it level.
create table search_index (
  one smallint primary key check (one = 1),
  -- empty: there is none
  index_id text not null,
  begun_at bigint,
  -- null while it is being built
  whole_at bigint,
  owner text not null,
  lease_until bigint not null);

insert into search_index(one, index_id, owner, lease_until) values (1, '', '', 0);

create table saved_search (
  id text primary key,
  -- of the account or key
  owner_id text not null,
  name text not null,
  -- JSON, as the API takes it
  query text not null,
  digest text,
  shared smallint not null check (shared in (0, 1)),
  -- since when what is newly scored is looked at; null for no alert
  alert_since bigint,
  created_at bigint not null,
  version bigint not null check (version >= 1));

create unique index saved_search_owner on saved_search(owner_id, name);
create index saved_search_shared on saved_search(name) where shared = 1;
create index saved_search_alert on saved_search(id) where alert_since is not null;
