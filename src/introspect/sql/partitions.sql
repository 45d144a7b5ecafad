-- Partition keys and partitions of the tables $1 (DWS keeps them here and not in pg_class).
SELECT p.parentid AS parentid,
       p.relname AS relname,
       p.parttype AS parttype, -- r the partitioned table itself, p a partition (x and t are of indexes and TOAST)
       p.partstrategy AS partstrategy, -- r range, l list, v value (HDFS)
       p.partkey AS partkey, -- on the r row only: attnums in key order, '3 1'
       pg_catalog.pg_get_expr(p.boundexprs, 0) AS boundexpr, -- if pg_partition.boundexprs: SQL text, since 8.1.3
       p.boundaries AS boundaries -- upper bound per key column; a NULL in it is MAXVALUE
FROM pg_catalog.pg_partition p
WHERE p.parentid = ANY($1::oid[])
  AND p.parttype IN ('r', 'p')
