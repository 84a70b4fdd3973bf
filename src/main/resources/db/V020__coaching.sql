-- When an agent was coached on what; added, never changed. Forgotten with the agent.

create table coaching (
  id text primary key,
  agent_id text not null,
  rubric_id text not null,                              -- empty for a habit
  subject text not null,                                -- id of the criterion or the habit
  coached_on text not null,                             -- day, as in 2026-03-02
  note text not null,
  by_id text not null,
  by_name text not null,
  made_at bigint not null);

create index coaching_agent on coaching(agent_id, coached_on, id);
create index coaching_subject on coaching(rubric_id, subject, agent_id);
