-- The table that the sample loader fills; the sample API serves the same one.
create table sample_orders (
  order_id bigint not null,
  customer varchar(40) not null,
  status varchar(10) default 'open' not null,
  amount numeric(12, 2) not null,
  ordered_at timestamptz not null,
  note text,
  constraint sample_orders_pkey primary key (order_id),
  constraint sample_orders_amount check (amount >= 0)
)
with (orientation = row)
distribute by hash (order_id);

comment on table sample_orders is 'Orders of the sample apps.';
comment on column sample_orders.status is 'open, paid or sent.';
