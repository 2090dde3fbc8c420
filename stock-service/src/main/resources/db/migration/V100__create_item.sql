-- What there is of each sku. Locked while a batch decides on it; rebuilt from the journal.
create table item (
    sku              text   not null,
    name             text,
    unit_price_minor bigint,
    currency         text,
    replenish_below  bigint,
    on_hand          bigint not null,
    reserved         bigint not null,
    version          bigint not null,
    constraint item_pk primary key (sku),
    constraint item_listing_complete check (num_nulls(name, unit_price_minor, currency) in (0, 3)),
    constraint item_never_oversold check (reserved >= 0 and reserved <= on_hand)
);
