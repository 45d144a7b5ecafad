-- Letters beyond ASCII: combined ones, pairs of code units, right to left, invisible ones, look-alikes.
create schema "схема";
create type "схема"."настроение" as enum ('грустно', '幸せ', '🙂', U&'\+01F469\200D\+01F467', 'é', U&'e\0301');
create table "схема"."客户" (
  "编号" bigserial primary key, "é" int, U&"e\0301" int, "ß" int, "ẞ" int, "İ" int, "ı" int, "ñandú" int, "שלום" int, "مرحبا" int,
  "हिन्दी" int, "🚀" int, U&"\+01F469\200D\+01F467" int, U&"a\202Eb" int, U&"zero\200Cwidth" int, U&"\FEFFmark" int, "Ａ" int,
  U&"\0430" int, a int, "настроение" "схема"."настроение" default '🙂');
create table "схема"."Ünïcödé_Täblé" ("straße" int, "STRASSE" int, "ﬁ" int, "fi" int);
create index "индекс" on "схема"."客户" using btree ("é", "🚀");
comment on table "схема"."客户" is U&'客户 — клиенты 🚀\202E\2028';
