-- The table of the guide. Its repository in ./repositories was generated from this.
create table test(id int, name text);
