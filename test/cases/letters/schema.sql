-- Mixed case, spaces, quotes and letters of other scripts.
create schema "Sch'em\a";
create type "Sch'em\a"."Mood $1" as enum ('it''s', 'so "so"', 'back\slash', '🙂', ' ');
create table "Sch'em\a"."Order Details" (
  "Order Id" bigserial primary key,
  "quo""te" int, "apo'strophe" int, "back`tick${x}" int, "semi;colon -- x" int, "a.b" int, "%" int, " " int,
  "客户" text, "Клиент" text, "naïve" text, "🚀" text, "new
line" int, "back\slash" int,
  "Mood" "Sch'em\a"."Mood $1" default 'it''s');
create table "Sch'em\a"."order details" ("Order Id" int, "order id" int, "ORDER ID" int);
create index "In ""dex" on "Sch'em\a"."Order Details" using btree ("quo""te", "客户");
