-- What vacuum and analyze are needed for: one row for each table and materialized view, as the connected account sees it.
-- Thresholds are those that autovacuum uses for the table: its own storage parameters, else the server's settings.
-- may: whether the account may vacuum it (owner, owner of the database, pg_maintain or MAINTAIN from PostgreSQL 17 on).
-- rows is -1 for a table that was never analyzed. Ages are in transactions; the toast table counts with its table.
with setting as (
    select current_setting('autovacuum_vacuum_threshold')::float8 as vacuum_base,
           current_setting('autovacuum_vacuum_scale_factor')::float8 as vacuum_scale,
           current_setting('autovacuum_vacuum_max_threshold', true)::float8 as vacuum_max,
           current_setting('autovacuum_vacuum_insert_threshold', true)::float8 as insert_base,
           current_setting('autovacuum_vacuum_insert_scale_factor', true)::float8 as insert_scale,
           current_setting('autovacuum_analyze_threshold')::float8 as analyze_base,
           current_setting('autovacuum_analyze_scale_factor')::float8 as analyze_scale,
           current_setting('autovacuum_freeze_max_age')::bigint as freeze_max,
           current_setting('autovacuum_multixact_freeze_max_age')::bigint as multixact_max,
           current_setting('server_version_num')::int as version,
           (select pg_has_role(datdba, 'USAGE') from pg_database where datname = current_database())
               or (select rolsuper from pg_roles where rolname = current_user) as everything)
select format('%I.%I', n.nspname, c.relname) as name,
       c.reltuples::float8 as rows,
       c.relpages::bigint as pages,
       c.relallvisible::bigint as all_visible,
       coalesce(s.n_dead_tup, 0) as dead,
       coalesce(s.n_mod_since_analyze, 0) as changed,
       coalesce(s.n_ins_since_vacuum, 0) as inserted,
       least(coalesce(o.vacuum_base, g.vacuum_base) + coalesce(o.vacuum_scale, g.vacuum_scale) * greatest(c.reltuples, 0),
             nullif(g.vacuum_max, -1)) as vacuum_threshold,
       coalesce(o.insert_base, g.insert_base)
           + coalesce(o.insert_scale, g.insert_scale) * greatest(c.reltuples, 0) as insert_threshold,
       coalesce(o.analyze_base, g.analyze_base)
           + coalesce(o.analyze_scale, g.analyze_scale) * greatest(c.reltuples, 0) as analyze_threshold,
       greatest(age(c.relfrozenxid), age(nullif(t.relfrozenxid, '0'))) as xid_age,
       least(g.freeze_max, o.freeze_max) as xid_max,
       greatest(mxid_age(c.relminmxid), mxid_age(nullif(t.relminmxid, '0'))) as multixact_age,
       g.multixact_max as multixact_max,
       coalesce(not o.enabled, false) as autovacuum_off,
       greatest(s.last_vacuum, s.last_autovacuum) as last_vacuum,
       greatest(s.last_analyze, s.last_autoanalyze) as last_analyze,
       g.everything or pg_has_role(c.relowner, 'USAGE')
           or case when g.version >= 170000 then has_table_privilege(c.oid, 'MAINTAIN') else false end as may
from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     cross join setting g
     left join pg_class t on t.oid = c.reltoastrelid
     left join pg_stat_all_tables s on s.relid = c.oid
     left join lateral (
         select max(option_value) filter (where option_name = 'autovacuum_vacuum_threshold')::float8 as vacuum_base,
                max(option_value) filter (where option_name = 'autovacuum_vacuum_scale_factor')::float8 as vacuum_scale,
                max(option_value) filter (where option_name = 'autovacuum_vacuum_insert_threshold')::float8 as insert_base,
                max(option_value) filter (where option_name = 'autovacuum_vacuum_insert_scale_factor')::float8
                    as insert_scale,
                max(option_value) filter (where option_name = 'autovacuum_analyze_threshold')::float8 as analyze_base,
                max(option_value) filter (where option_name = 'autovacuum_analyze_scale_factor')::float8 as analyze_scale,
                max(option_value) filter (where option_name = 'autovacuum_freeze_max_age')::bigint as freeze_max,
                bool_and(option_value::bool) filter (where option_name = 'autovacuum_enabled') as enabled
         from pg_options_to_table(c.reloptions)) o on c.reloptions is not null
where c.relkind in ('r', 'm')
  and c.relpersistence = 'p'
  and n.nspname <> 'pg_toast'
order by 1;
