-- Encryption of what is kept, where somebody has given a key for it.

-- Keys of the words of interactions, of files, and of the house, each wrapped by a master key that is not here. No part of a backup: what
-- a key sealed cannot be read in any copy once the key is gone.
create table data_key (
  owner text primary key,                               -- id of an interaction, key of a file, or house
  id text not null unique,
  master text not null,                                 -- name of the master key
  wrapped text not null,
  made_at bigint not null);

create index data_key_master on data_key(master, owner);

create table encryption (
  one smallint primary key check (one = 1),
  master text,                                          -- name of the master key that wraps new keys; null: nothing is encrypted
  begun_at bigint,
  ended_at bigint,                                      -- when everything from before was encrypted, too
  owner text not null default '',
  lease_until bigint not null default 0);

insert into encryption(one) values (1);

-- 0: as it came in, 1: words sealed, 2: files, too
alter table interaction add column sealed smallint not null default 0;
-- The customer's id sealed; customer_id then has a keyed hash of it, so that it can still be looked for.
alter table interaction add column customer_sealed text;

create index interaction_unsealed on interaction(id) where sealed < 2;

-- The same hash of a customer who is held.
alter table legal_hold add column subject_hash text;

create unique index legal_hold_hash on legal_hold(subject_hash) where subject_hash is not null;
