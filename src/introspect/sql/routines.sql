-- Functions and procedures of the schemas $1 that a program may want to call.
SELECT n.nspname AS nspname,
       p.proname AS proname,
       p.prokind AS prokind, -- if pg_proc.prokind: f function, p procedure, a aggregate, w window function
       p.prorettype AS prorettype, -- 0 for a procedure of PostgreSQL 11 to 13
       p.proretset AS proretset,
       p.proargtypes AS proargtypes, -- types of the input arguments, '23 25'
       p.proallargtypes AS proallargtypes, -- types of all arguments, '{23,25}'; none when all are IN
       p.proargmodes AS proargmodes, -- i in, o out, b inout, v variadic, t column of the result; none when all are IN
       p.proargnames AS proargnames, -- none when no argument has a name; empty for one without
       p.pronargdefaults AS pronargdefaults, -- so many of the last input arguments have a default
       p.prodefaultargpos AS prodefaultargpos, -- if pg_proc.prodefaultargpos: which input arguments have a default, from 0
       d.description AS description
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = p.oid
 AND d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
 AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_depend e
  ON e.objid = p.oid
 AND e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
 AND e.deptype = 'e' -- part of an extension
WHERE n.nspname = ANY($1::text[])
  AND l.lanname NOT IN ('internal', 'c')
  AND e.objid IS NULL
  AND p.prorettype NOT IN (SELECT t.oid FROM pg_catalog.pg_type t WHERE t.typtype = 'p' AND t.typname IN ('trigger', 'event_trigger'))
  AND NOT p.proisagg -- if pg_proc.proisagg
  AND NOT p.proiswindow -- if pg_proc.proiswindow
  AND p.prokind IN ('f', 'p') -- if pg_proc.prokind
