-- Types that the project chose, by type and by column, of its own and of packages, some with a name that is taken.
create schema chosen;
create type chosen.status as enum ('open', 'paid');
create table chosen.orders (
  id bigint primary key, total numeric(12, 2) not null, discount numeric, placed timestamptz not null,
  shipped timestamp, due date, payload jsonb, extra json, state chosen.status, tags text[], amounts numeric[]);
create table chosen.parts (id bigint primary key, price numeric not null, note text, seen timestamptz);
