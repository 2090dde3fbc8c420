-- What this service has heard and what it has said, per stream (an order, a sku). Never changed, only appended to.
create table journal (
    position       bigint generated always as identity,
    stream_id      text        not null,
    version        bigint      not null,
    event_id       uuid        not null,
    source         text        not null,
    type           text        not null,
    sequence       bigint,
    time           timestamptz not null,
    correlation_id text,
    causation_id   uuid,
    traceparent    text,
    data           json        not null,
    constraint journal_pk primary key (position),
    constraint journal_stream_version_unique unique (stream_id, version),
    constraint journal_event_id_unique unique (event_id),
    constraint journal_version_positive check (version > 0)
);

comment on table journal is 'Append-only: the facts this service received (the inbox) and those it decided (the event store)';
comment on column journal.version is 'Counts the facts of the stream in this journal, whoever said them; gaps where facts were conflated';
comment on column journal.sequence is 'CloudEvents sequence: the version that the fact has in its writer''s journal';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end
$$;

create trigger journal_is_append_only
    before update or delete or truncate on journal
    for each statement execute function refuse_change();

-- The facts of ours that Kafka may not have yet. A row goes when Kafka has acknowledged its fact.
create table outbox (
    position bigint not null,
    constraint outbox_pk primary key (position),
    constraint outbox_journal_fk foreign key (position) references journal (position)
);

-- What is still to be done in the world (ask a provider, hand over a parcel) because of a fact in the journal.
create table pending_effects (
    event_id  uuid        not null,
    stream_id text        not null,
    due_at    timestamptz not null,
    attempts  int         not null default 0,
    constraint pending_effects_pk primary key (event_id)
);

create index pending_effects_due_at on pending_effects (due_at);

comment on column pending_effects.due_at is 'When somebody may (again) take it up; until then an instance may be at it';
