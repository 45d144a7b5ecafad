-- Names of 63 bytes, the most that there is; some differ in the last one only.
create schema long_names;
create table long_names."tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttta" ("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca" int, "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccb" int, constraint "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" primary key ("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca"));
create table long_names."ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb" ("äääääääääääääääääääääääääääääääc" int, "表表表表表表表表表表表表表表表表表表表表表" int, "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀abc" int);
create type long_names."eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee" as enum ('lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll');
create sequence long_names."sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss";
create index "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii" on long_names."ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb" using btree ("äääääääääääääääääääääääääääääääc");
