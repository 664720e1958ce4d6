-- Whether pages carry checksums, and how many the server found wrong in this database and in what all databases share.
-- One row. failures is null when there are no checksums.
select current_setting('data_checksums')::bool as enabled,
       (select sum(checksum_failures) from pg_stat_database where datname = current_database() or datid = 0)::bigint
           as failures,
       (select max(checksum_last_failure) from pg_stat_database where datname = current_database() or datid = 0)
           as last_failure;
