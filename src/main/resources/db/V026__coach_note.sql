-- What a coach writes about an agent for herself. Nobody else reads it; it goes with the agent and with the coach.
create table coach_note (
  id text primary key,
  agent_id text not null,
  body text not null,
  by_id text not null,
  made_at bigint not null);

create index coach_note_own on coach_note(by_id, agent_id, made_at);
create index coach_note_agent on coach_note(agent_id);
