-- Number, bytes and content hash of all large objects. Chunk by chunk, so that an object of any size takes little memory;
-- holes are read as zeros, as pg_dump reads them.
with recursive chunk as (
    select m.oid, 0 as n, c.bytes, c.hash
      from pg_catalog.pg_largeobject_metadata m,
           lateral (select octet_length(d) as bytes, hash_record_extended(row(d), 0) as hash
                      from lo_get(m.oid, 0, 1048576) d) c
    union all
    select k.oid, k.n + 1, c.bytes, c.hash
      from chunk k,
           lateral (select octet_length(d) as bytes, hash_record_extended(row(d), 0) as hash
                      from lo_get(k.oid, (k.n + 1)::int8 * 1048576, 1048576) d) c
     where k.bytes = 1048576)
select count(distinct oid), coalesce(sum(bytes), 0),
       -- hashed once more: two objects that exchange their bytes would cancel out in a sum of record hashes
       sum(hashfloat8extended(hash_record_extended(row(oid, n, bytes, hash), 0)::float8, 0))
  from chunk;
