-- What the calls of the failover drill leave behind, so that nothing can be lost or doubled without being seen.
create table drill_keyed (
  call_id bigint not null,
  made_by varchar(20) not null,
  constraint drill_keyed_pkey primary key (call_id)
)
with (orientation = row)
distribute by hash (call_id);

-- It has no key: a write that is repeated blindly leaves two rows here.
create table drill_entries (
  call_id bigint not null,
  part integer not null
)
with (orientation = row)
distribute by hash (call_id);

comment on table drill_keyed is 'Traces of the failover drill: one row for each insert and upsert.';
comment on table drill_entries is 'Traces of the failover drill: one row for each plain insert, two for each transaction.';
