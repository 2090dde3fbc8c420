-- The payments as they stand; derived from the journal, disposable.
create table payment_view (
    order_id         uuid   not null,
    status           text   not null,
    amount_minor     bigint not null,
    currency         text   not null,
    authorization_id text,
    reason           text,
    constraint payment_view_pk primary key (order_id)
);
