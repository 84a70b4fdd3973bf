-- Another number each time a row is written: how many rows a week has and the sum of their stamps tell whether it is still as it was read.
alter table figure add column stamp integer not null default 0;

create index figure_stamped on figure(received_at, stamp);
