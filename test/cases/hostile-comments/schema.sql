-- Comments that end a comment, a literal or a line in one language or another.
create schema hostile;
comment on schema hostile is '*/ throw new Error("schema") /*';
create table hostile.remarks (a int, b int, c int, d int, e int, f int, g int);
comment on table hostile.remarks is '*/ process.exit(1); /* `${x}`
second line
';
comment on column hostile.remarks.a is '`${process.env.HOME}`';
comment on column hostile.remarks.b is '''; drop table hostile.remarks; --';
comment on column hostile.remarks.c is '"quotes" and ''more'' and \\ back\slashes';
comment on column hostile.remarks.d is 'line   and paragraph   separators';
comment on column hostile.remarks.e is '@param {never} <script>alert(1)</script> {{mustache}} {@link x}';
comment on column hostile.remarks.f is '	tab, trailing blanks   ';
comment on column hostile.remarks.g is '// eslint-disable */';
create view hostile.seen as select a from hostile.remarks;
comment on view hostile.seen is '*/';
create function hostile.call() returns int language sql as 'select 1';
comment on function hostile.call() is '/** */';
