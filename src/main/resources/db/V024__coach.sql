-- Moments that somebody wants to hear again with others, a list at a time. The words stay where they are: an entry names a turn.

create table coaching_list (
  id text primary key,
  owner_id text not null,
  name text not null,
  created_at bigint not null);

create index coaching_list_owner on coaching_list(owner_id, created_at, id);

create table coaching_item (
  id text primary key,
  list_id text not null references coaching_list(id) on delete cascade,
  interaction_id text not null references interaction(id) on delete cascade,
  turn integer not null check (turn >= 0),
  added_at bigint not null,
  unique (list_id, interaction_id, turn));

create index coaching_item_interaction on coaching_item(interaction_id);

-- Everything of one customer.
create index interaction_customer on interaction(customer_id, received_at, id) where customer_id is not null;

-- What figures of many interactions are reckoned from: a row for each that is scored, so that one look along it is enough. It repeats what
-- stands elsewhere and can be made anew from it.
create table figure (
  interaction_id text primary key references interaction(id) on delete cascade,
  received_at bigint not null,
  agent_id text,
  team text,
  queue text,
  channel text not null,
  -- of the scorecard that is shown
  rubric_id text not null,
  rubric_version integer not null,
  percent double precision,
  passed smallint check (passed in (0, 1)),
  -- a letter for each criterion, in the order of the rubric: m met, p partly, n not met, a does not apply, u unscored
  verdicts text not null,
  -- criteria not met that fail more than themselves
  critical integer not null,
  -- verdicts that count and that a person stands behind, and those of them that are another than the machine's
  looked integer not null,
  overruled integer not null,
  -- 0: there was no conversation to judge
  conversation smallint not null check (conversation in (0, 1)),
  handle_ms bigint,
  sentiment_start double precision,
  sentiment_end double precision,
  dead_air_seconds double precision,
  agent_talk double precision);

create index figure_received on figure(received_at, interaction_id);
create index figure_agent on figure(agent_id, received_at);
create index figure_team on figure(team, received_at);

-- Ids of the criteria of a version, a line each, in the order of the letters.
create table figure_criteria (
  rubric_id text not null,
  rubric_version integer not null,
  criteria text not null,
  primary key (rubric_id, rubric_version));

-- Which figures those of a team, or of the whole house, look at: labels with commas. The scope is empty for the house.
create table figure_choice (
  scope text primary key,
  figures text not null,
  chosen_at bigint not null);
