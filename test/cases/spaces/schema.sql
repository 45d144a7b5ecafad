-- Blanks of all kinds at every place of a name.
create schema " spaced out ";
create type " spaced out "."a  mood" as enum (' ', '  ', ' sad ', 'sad');
create table " spaced out "."order details" (" " int, "  " int, " lead" int, "trail " int, "two  blanks" int, "tab	stop" int, "new
line" int, U&"hard\00A0space" int, U&"zero\200Bwidth" int, U&"wide\3000space" int, constraint "order details key" primary key (" lead"));
create table " spaced out "." " ("order details" " spaced out "."a  mood" default ' sad ');
create index "by trail" on " spaced out "."order details" using btree ("trail ", "two  blanks");
