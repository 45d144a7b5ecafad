-- Every distribution and every orientation, said and left to the server.
create schema spread;
create table spread.by_hash (a int, b text, c int) distribute by hash (a);
create table spread.by_hash_of_two (a int, b text, c int) distribute by hash (c, a);
create table spread.by_replication (a int) distribute by replication;
create table spread.by_roundrobin (a int) distribute by roundrobin;
create table spread.left_to_server (a int);
create table spread.left_with_key (a int, b int, primary key (b, a));
create table spread.in_rows (a int) with (orientation = row, fillfactor = 70) distribute by hash (a);
create table spread.in_columns (a int) with (orientation = column) distribute by hash (a);
create table spread.compressed (a int, b text) with (orientation = column, compression = high, max_batchrow = 20000)
  distribute by roundrobin;
create unlogged table spread.unlogged (a int) distribute by hash (a);
