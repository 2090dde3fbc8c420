-- After a restoration from Kafka: facts that led to nothing that Kafka knows of. Each is decided on once more, since
-- what it led to may have been lost before it was published.
create table reconsiderations (
    event_id uuid not null,
    constraint reconsiderations_pk primary key (event_id),
    constraint reconsiderations_journal_fk foreign key (event_id) references journal (event_id)
);
