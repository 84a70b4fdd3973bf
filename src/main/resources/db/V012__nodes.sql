-- Who works with this database: with PostgreSQL several nodes may, when they find the same recordings and the same index.
create table node (
  -- lasts across restarts
  id text primary key,
  -- of the machine, for people
  host text not null,
  role text not null,
  -- where its recordings lie, and its index; what is the same for two nodes is the same here
  blobs text not null,
  search text not null,
  started_at bigint not null,
  beat_at bigint not null,
  -- 0 while it looks whether it goes with the others
  joined smallint not null check (joined in (0, 1)));

-- Locked by who comes in, so that of two that come at the same time the second sees the first.
create table node_door (one smallint primary key check (one = 1));

insert into node_door(one) values (1);
