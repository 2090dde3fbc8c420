-- The shipments as they stand; derived from the journal, disposable.
create table shipment_view (
    order_id        uuid not null,
    status          text not null,
    tracking_number text,
    constraint shipment_view_pk primary key (order_id)
);
