-- What language models were asked, and what that cost: by day (UTC), which stays, and for each interaction, which goes with it.
create table model_day (
  day text primary key,
  questions bigint not null,
  remembered bigint not null,
  failed bigint not null,
  not_taken bigint not null,
  input_tokens bigint not null,
  cached_tokens bigint not null,
  output_tokens bigint not null,
  money double precision not null);

create table model_cost (
  interaction_id text primary key references interaction(id) on delete cascade,
  questions bigint not null,
  remembered bigint not null,
  failed bigint not null,
  not_taken bigint not null,
  input_tokens bigint not null,
  cached_tokens bigint not null,
  output_tokens bigint not null,
  money double precision not null);
