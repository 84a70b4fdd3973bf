-- Why there was no conversation to judge, for lists: voicemail, misdialled, abandoned, silent.

alter table interaction add column no_conversation text;

create index interaction_no_conversation on interaction(received_at, id) where no_conversation is not null;
