-- The orders as they stand; derived from the journal, disposable.
create table order_view (
    order_id      uuid        not null,
    customer_id   text        not null,
    status        text        not null,
    reason        text,
    detail        text,
    lines         json        not null,
    total_minor   bigint,
    currency      text,
    version       int         not null,
    requested_at  timestamptz not null,
    validated_at  timestamptz,
    confirmed_at  timestamptz,
    final_at      timestamptz,
    waiting_for   text,
    waiting_since timestamptz,
    constraint order_view_pk primary key (order_id),
    constraint order_view_waiting_complete check (num_nulls(waiting_for, waiting_since) in (0, 2))
);

create index order_view_waiting on order_view (waiting_for, waiting_since) where waiting_for is not null;

comment on column order_view.waiting_for is 'The state whose deadline is running; null if the order is final or sure to be answered';

-- What stock-service says about each item; refilled from the topic stock-levels.
create table catalog (
    sku              text   not null,
    unit_price_minor bigint not null,
    currency         text   not null,
    available        bigint not null,
    version          bigint not null,
    constraint catalog_pk primary key (sku)
);
