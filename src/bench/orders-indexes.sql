-- What the application looks orders up by; made after the rows, as a restore does it.
alter table orders add primary key (id);
create unique index on orders (order_no);
create index on orders (customer_id);
create index on orders (created_at);
create index on orders using gin (tags);
vacuum analyze;
checkpoint;
