-- Names that are one name after camel-casing, or begin with a digit.
create schema colliding;
create table colliding.user_id (user_id int, "userId" int, "user-id" int, "User_ID" int, user__id int);
create table colliding."userId" (id int);
create table colliding."User Id" (id int);
create type colliding.user_id_row as enum ('a');
create type colliding."UserIdRow" as enum ('b');
create table colliding."2024_sales" ("1st" int, "2nd" int, "_2nd" int, "123" int);
create table colliding._2024_sales (id int);
