-- Foreign tables: read only, whatever keys they claim to have.
create schema far;
create foreign data wrapper far_wrapper;
create server far_server foreign data wrapper far_wrapper;
create foreign table far.arrivals (id bigint not null, at timestamp, note text default 'none') server far_server;
comment on foreign table far.arrivals is 'What came in';
comment on column far.arrivals.at is 'When it came';
