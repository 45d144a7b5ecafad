-- Keys with types of their own: references of one column, in a circle, to oneself, through a key that is a reference.
create schema first;
create schema second;
create table first.customers (id bigint primary key, parent_id bigint references first.customers, code text);
create table first.details (customer_id bigint primary key references first.customers, note text);
create table first.notes (detail bigint references first.details, at date, primary key (detail, at));
create table second.orders (
  id uuid primary key, customer_id bigint not null references first.customers,
  narrow integer references first.customers, invoiced_to bigint references first.details);
create table second.customers (id bigint primary key, other bigint references first.customers);
create table first.a (id int primary key);
create table first.b (id int primary key references first.a);
alter table first.a add foreign key (id) references first.b;
