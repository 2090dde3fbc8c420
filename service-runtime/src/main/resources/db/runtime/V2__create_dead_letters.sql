-- Records from Kafka that could not be handled, and the later ones of the same stream that wait behind them.
create table dead_letters (
    id            bigint generated always as identity,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    stream_id     text,
    event_id      text,
    headers       json        not null,
    data          bytea,
    reason        text        not null,
    detail        text        not null,
    state         text        not null default 'PARKED',
    parked_at     timestamptz not null,
    resolved_at   timestamptz,
    published     boolean     not null default false,
    constraint dead_letters_pk primary key (id),
    constraint dead_letters_record_unique unique (topic, partition, record_offset),
    constraint dead_letters_state_known check (state in ('PARKED', 'REPLAYED', 'DISCARDED')),
    constraint dead_letters_resolved_unless_parked check ((state = 'PARKED') = (resolved_at is null))
);

create index dead_letters_by_stream on dead_letters (stream_id) where state <> 'REPLAYED';
create index dead_letters_unpublished on dead_letters (id) where not published;

comment on column dead_letters.stream_id is 'The record''s Kafka key; null where it can''t be that of a stream';
comment on column dead_letters.event_id is 'The ce_id that the record claims';
comment on column dead_letters.headers is 'In their order: [{name, value}], the values in base64';
comment on column dead_letters.published is 'Whether Kafka has this state of the letter on the service''s topic of dead letters';
