-- A table that never had a column, and one that lost all of them.
create schema no_columns;
create table no_columns.never ();
create table no_columns.lost (gone int);
alter table no_columns.lost drop column gone;
create type no_columns.pair as ();
