-- Words that SQL, DWS or TypeScript keeps for itself, as names of everything.
create schema "select";
create type "select"."enum" as enum ('class', 'default', 'null', 'NULL');
create sequence "select"."sequence";
create table "select"."table" (
  "class" int not null, "default" text default 'default', "import" "select"."enum", "order" int,
  "user" text, "group" text, "less" int, "maxvalue" int, "performance" int, "sysdate" int, "buckets" int,
  "await" int, "delete" int, "new" int, "this" int, "typeof" int, "let" int,
  constraint "primary" primary key ("class"),
  constraint "check" check ("order" > 0));
create index "index" on "select"."table" using btree ("order", "user");
create table "select"."from" ("where" int);
create view "select"."view" as select "class", "default" from "select"."table";
create function "select"."function"("in" int, "out" text) returns int language sql as 'select 1';
