-- Names that begin with a digit, or are nothing but digits, in one script or another.
create schema "1st";
create type "1st"."3d_kind" as enum ('1', '01', '2nd', '3.5');
create table "1st"."2024_sales" ("1" int primary key, "01" int, "1st" int, "2nd_half" int, "_3rd" int, "4" text, "5e3" int, "0x10" int, "6-7" int, "٣" int);
create table "1st"."2024" ("8" "1st"."3d_kind" default '01');
create sequence "1st"."9_numbers";
create index "7_ix" on "1st"."2024_sales" using btree ("1st", "2nd_half");
