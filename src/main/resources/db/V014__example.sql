-- What belongs to the example is found without looking at everything that came in.

create index interaction_example on interaction(received_at, id) where arrived_by = 'example';
