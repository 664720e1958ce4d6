-- How often indexes of this server were read, by the index's oid, which a physical replica shares with its primary.
select indexrelid::bigint as id, idx_scan as scans
from pg_stat_user_indexes;
