-- The types $1 that attributes and arguments use, those of the columns of the relations $2, every domain and enum, and what these are made of.
SELECT t.oid AS oid,
       t.typname AS typname,
       n.nspname AS nspname,
       t.typtype AS typtype, -- b base, c composite, d domain, e enum, p pseudo, r range, m multirange
       pg_catalog.format_type(t.oid, NULL) AS sql,
       t.typcollation AS typcollation,
       t.typbasetype AS typbasetype, -- of a domain, else 0
       CASE WHEN t.typtype = 'd'
            THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
       END AS basesql,
       t.typnotnull AS typnotnull, -- of a domain
       e.oid AS element, -- of a true array: int2vector has an element type too, whose array it is not
       l.labels AS labels
FROM (
  SELECT pg_catalog.unnest(x.pair) AS oid
  FROM (
    SELECT ARRAY[u.oid, u.typelem] AS pair
    FROM (
      SELECT pg_catalog.unnest($1::oid[]) AS oid
      UNION
      SELECT a.atttypid
      FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = ANY($2::oid[])
        AND a.attnum > 0
        AND NOT a.attisdropped
    ) s
    JOIN pg_catalog.pg_type u ON u.oid = s.oid
  ) x
  UNION
  SELECT u.oid FROM pg_catalog.pg_type u WHERE u.typtype IN ('d', 'e')
  UNION
  SELECT u.typbasetype FROM pg_catalog.pg_type u WHERE u.typtype = 'd'
  UNION
  SELECT b.typelem
  FROM pg_catalog.pg_type u
  JOIN pg_catalog.pg_type b ON b.oid = u.typbasetype
  WHERE u.typtype = 'd'
) w
JOIN pg_catalog.pg_type t ON t.oid = w.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
LEFT JOIN (
  SELECT g.enumtypid, pg_catalog.array_agg(g.enumlabel::text ORDER BY g.enumsortorder) AS labels
  FROM pg_catalog.pg_enum g
  GROUP BY g.enumtypid
) l ON l.enumtypid = t.oid
