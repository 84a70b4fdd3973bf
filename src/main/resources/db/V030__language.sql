-- In which language it was spoken or written, where somebody said.
alter table interaction add column language text;
