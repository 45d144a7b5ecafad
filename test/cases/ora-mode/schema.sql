-- The mode of a database that does not say another: '' is NULL, DATE is a timestamp(0), || passes over NULL.
create schema modes;
create table modes.readings (
  id int not null, taken date not null, days date[], due date default date '2026-11-23', at timestamp(0) default sysdate,
  code varchar(5) default '', kind char(3) default '' not null, note text default 'abc' || null, part numeric(5, 2) default .25,
  quarter numeric default 1 / 4, changed timestamp on update current_timestamp, made timestamptz default current_timestamp,
  constraint readings_key primary key (id, taken))
with (orientation = row) distribute by hash (id)
partition by range (taken) (
  partition p2026 values less than ('2027-01-01'), partition p2027 values less than (to_date('2028-01-01', 'YYYY-MM-DD')),
  partition rest values less than (maxvalue));
create type modes.span as (since date, until date, label varchar(9));
create table modes.spans (id int, span modes.span, held pg_catalog.date, wide timestamp) distribute by replication;
create table modes.copied (like modes.readings);
create view modes.latest as select taken, code || null as code from modes.readings where code <> '';
