-- Names that differ in case alone, and names without quotes, whose case is lost.
create schema "Mixed";
create type "Mixed"."Mood" as enum ('Sad', 'sad', 'SAD');
create type "Mixed".mood as enum ('x');
create table "Mixed"."Orders" ("Id" int primary key, "iD" int, ID int, "customerName" text, "CustomerName" text, CUSTOMERNAME text);
create table "Mixed".ORDERS (id int, "Mood" "Mixed"."Mood", MOOD "Mixed".MOOD);
create sequence "Mixed"."orders_SEQ";
create index "Orders_IX" on "Mixed"."Orders" using btree ("customerName", CustomerName);
