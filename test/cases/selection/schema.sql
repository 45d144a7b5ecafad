-- Chosen by a glob on schemas and by globs on tables.
create schema chosen_a;
create schema chosen_b;
create table chosen_a.orders (id serial);
create table chosen_a.orders_old (id serial);
create table chosen_a."50%_off" (id int);
create table chosen_a."50x_off" (id int);
create view chosen_b.orders as select 1 as id;
create table chosen_b.users (id serial);
-- Its sequence belongs to a table that is not chosen, and is needed all the same.
create table chosen_b.orders_too (id int default nextval('chosen_b.users_id_seq'));
