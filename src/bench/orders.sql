-- The bench's orders: the shape of a web shop's widest table. Filled by orders.py with COPY, then orders-indexes.sql.
create table orders (
    id bigint,
    order_no text not null,
    customer_id int not null,
    customer_email text not null,
    status text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    total numeric(12, 2) not null,
    currency char(3) not null,
    ship_to jsonb not null,
    items jsonb not null,
    note text,
    tracking uuid,
    tags text[]
);
