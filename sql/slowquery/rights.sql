-- Whether our account sees other accounts' sessions, and whether HypoPG is installed in this database.
select pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_all,
       exists (select from pg_extension where extname = 'hypopg') as hypopg;
