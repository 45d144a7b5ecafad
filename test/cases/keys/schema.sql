-- Keys, checks and indexes.
create schema keyed;
create table keyed.parent (a int, b text, c int, primary key (b, a));
create table keyed.child (
  id int not null, parent_b text, parent_a int, code varchar(10), amount numeric(10, 2),
  constraint child_key primary key (code, id),
  constraint child_once unique (id, code, amount),
  constraint child_amount check (amount >= 0 and amount < 1000000),
  constraint "child ""range""" check (id between 1 and 9));
create index child_lower on keyed.child using btree (lower(parent_b), amount desc) where (amount > 5);
create index child_gin on keyed.child using gin (to_tsvector('simple'::regconfig, parent_b));
create unique index parent_c on keyed.parent using btree (b, a, c);
