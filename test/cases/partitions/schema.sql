-- Range and list partitions with every kind of bound, and row movement.
create schema parts;
create table parts.by_day (id bigint, day date not null) with (orientation = row) distribute by hash (id)
  partition by range (day) (
    partition p2023 values less than ('2024-01-01'),
    partition p2024 values less than ('2025-01-01'),
    partition rest values less than (maxvalue))
  enable row movement;
create table parts.by_number (id int, amount numeric(12, 2)) with (orientation = column) distribute by roundrobin
  partition by range (amount) (
    partition low values less than (-10.5), partition middle values less than (9), partition high values less than (100));
create table parts.by_two (a int, b text) distribute by hash (a)
  partition by range (a, b) (
    partition p1 values less than (1, 'it''s'), partition p2 values less than (1, maxvalue),
    partition "P ""3""" values less than (maxvalue, maxvalue));
create table parts.by_city (id int, city text) distribute by hash (id)
  partition by list (city) (
    partition north values ('Oslo, N', 'Um''eå'), partition south values ('Roma'), partition other values (default));
create table parts.by_code (id int, code int) distribute by hash (id)
  partition by list (code) (partition one values (1), partition more values (3, 2));
create table parts.by_pair (a int, b text) distribute by hash (a)
  partition by list (a, b) (partition p values ((1, 'x'), (2, 'y,z')));
create index by_day_id on parts.by_day using btree (id) local;
