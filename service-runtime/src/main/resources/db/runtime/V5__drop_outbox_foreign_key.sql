-- The statement that adds a fact also queues it, and nothing ever leaves the journal: there is nothing to be checked. The
-- check locked each fact that had just been written, and so had it written to the disk once more.
alter table outbox drop constraint outbox_journal_fk;
