-- A step is suspected of ending the program only when nothing else ran beside it.

-- Whether nothing else runs beside it in this claim.
alter table job add column alone smallint not null default 0;
-- Of the claims that took over an expired lease: those of a claim that ran alone.
alter table job add column lost_alone integer not null default 0;
