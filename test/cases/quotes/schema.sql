-- Quotes of SQL, TypeScript and its templates, in names and in what is said with them.
create schema "quo""te's";
create type "quo""te's"."mo""od" as enum ('it''s', '"', '`', 'back\slash', '''', '${x}', '');
create table "quo""te's"."a""b'c`d\e" (
  """" int, "''" int, "`" int, "\" int, "a""b" int, "a'b" int, "a`b" int, "a\b" int, "${x}" int, "\n" int, "\u0041" int, "end\" int,
  "say" text default 'it''s "so" `so` \ ${x}', "mood" "quo""te's"."mo""od" default '''',
  constraint "p""k" primary key (""""), constraint "check's" check ("a'b" > 0 and "say" <> ''''));
create index "in""dex's" on "quo""te's"."a""b'c`d\e" using btree ("a""b", lower("say" || '"'));
comment on column "quo""te's"."a""b'c`d\e"."\" is 'it''s "so" `so` \ ${x}';
