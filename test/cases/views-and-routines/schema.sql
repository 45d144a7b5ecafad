-- Views, sequences and routines.
create schema called;
create table called.base (id serial, free bigint, name text not null);
create sequence called.free_standing increment by 10 minvalue -5 maxvalue 1000 start with 5 cache 20 cycle;
alter table called.base alter column free set default nextval('called.free_standing');
create view called.plain as select id, upper(name) as name from called.base;
create materialized view called.kept as select count(*) as rows from called.base;
create function called.add(a int, b int default 2) returns int language sql as 'select $1 + $2';
create function called.add(a text) returns setof called.base language sql as 'select id, free, name from called.base';
create function called.out_of(x int, out y int, out z text) language sql as 'select 1, $1::text';
create function called.listed(variadic names text[]) returns table (n bigint, label text)
  language sql as 'select 1::bigint, $1[1]';
create function called.nothing() returns void language plpgsql as 'begin end';
create function called.fires() returns trigger language plpgsql as 'begin return new; end';
comment on function called.nothing() is 'Gives nothing';
