-- A schema that holds nothing at all.
create schema nothing;
