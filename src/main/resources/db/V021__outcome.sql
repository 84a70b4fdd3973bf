-- What is known of how an interaction ended, from other systems or people: append-only, the last of each name counts.
create table outcome (
  interaction_id text not null references interaction(id) on delete cascade,
  -- csat, nps, resolved, sale, reason
  name text not null,
  number integer not null check (number >= 1),
  body text not null,
  by_id text not null,
  by_name text not null,
  made_at bigint not null,
  primary key (interaction_id, name, number));

create index interaction_customer_began on interaction(customer_id, started_at) where customer_id is not null;

-- What a playbook keeps of one interaction: no names, no numbers. Of another format or transcript it is read anew.
create table call_traits (
  interaction_id text primary key references interaction(id) on delete cascade,
  format integer not null,
  transcript_version bigint not null,
  body text not null);

-- A clip of an agent's that may not be used in playbooks, because the agent said so.
create table clip_refusal (
  interaction_id text not null references interaction(id) on delete cascade,
  turn integer not null,
  by_id text not null,
  made_at bigint not null,
  primary key (interaction_id, turn));
