-- The table of the vendor's guide under a name of its own, so that a table of yours called test is left alone.
create table cn_retry_test (
  id integer not null,
  name text
)
with (orientation = row)
distribute by hash (id);

comment on table cn_retry_test is 'Rows of the CN-retry samples; they drop it when they are done.';
