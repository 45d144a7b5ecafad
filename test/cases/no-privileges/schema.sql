-- A role that sees everything in the catalogs and may read next to nothing.
create schema closed;
create schema half_open;
create table closed.one (id serial primary key, note text);
create table half_open.hidden_a (id int);
create table half_open.hidden_b (id int);
create table half_open.hidden_c (id int);
create table half_open.hidden_d (id int);
create table half_open.shown (id int);
create sequence half_open.hidden_sequence;
create role no_privileges password 'Disabled_1' nologin;
grant usage on schema half_open to no_privileges;
grant select on half_open.shown to no_privileges;
