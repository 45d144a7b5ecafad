-- Properties that every object of JavaScript has, and then, which makes an object look like a promise.
create schema "constructor";
create table "constructor"."__proto__" (
  "constructor" int, "__proto__" int primary key, "then" int, "toString" int, "hasOwnProperty" int, "valueOf" int);
create table "constructor"."toString" ("__proto__" text default '__proto__');
create table "constructor"."then" ("then" int);
create type "constructor"."valueOf" as enum ('__proto__', 'constructor');
create view "constructor"."hasOwnProperty" as select "__proto__" from "constructor"."__proto__";
comment on column "constructor"."__proto__"."__proto__" is '__proto__';
