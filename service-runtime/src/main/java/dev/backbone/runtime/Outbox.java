package dev.backbone.runtime;

import static java.util.Objects.requireNonNull;

import dev.backbone.events.EncodedFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The queue of facts that Kafka may not have yet, seen through one database connection. Not thread-safe.
 *
 * <p>Rows are read in position order, and a row leaves only when its fact has been acknowledged. There is no
 * "published up to here" mark that a transaction with a lower position could commit behind, and nothing that waits for
 * other transactions to end. Within a stream positions follow versions: whoever adds version n+1 has read version n,
 * so n was committed before n+1 took its position.
 */
final class Outbox implements AutoCloseable {

    /** Any number will do, as long as all instances of a service use the same; each service has its own database. */
    private static final long RELAY_LOCK = 0x6261636b626f6e65L;

    /**
     * Each row is looked up by itself, whatever the planner thinks: a join may read the whole journal to find a few facts.
     * {@code offset 0} keeps the lookup from becoming a join again.
     */
    private static final String OLDEST = """
            select position, fact.*
            from (select position from outbox order by position limit ?) as oldest
                cross join lateral (
                    select version, %s from journal where journal.position = oldest.position offset 0) as fact
            order by position
            """.formatted(Journal.COLUMNS.replace("data", "data::text"));

    private static final String REMOVE = "delete from outbox where position = any(?)";

    private final Connection connection;
    private final List<Long> published = new ArrayList<>();

    Outbox(Connection connection) throws SQLException {
        this.connection = connection;
        // A plan from when the tables were empty must not be what they are scanned with once they are full.
        execute("set enable_seqscan = off");
        // What is struck off, and comes back when Postgres crashes, is published again: no reason to wait for the disk.
        execute("set synchronous_commit = off");
    }

    /** A fact that is to be published, and which version of its stream in the journal it is. */
    record Row(long position, long version, EncodedFact fact) {

        String streamId() {
            return fact.envelope().subject();
        }

        UUID id() {
            return fact.envelope().id();
        }
    }

    /** Makes this connection the service's only relay, until it is closed. */
    boolean tryLock() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Passes the word on to the instance that is the relay. */
    void tellRelay() throws SQLException {
        execute("select pg_notify('outbox', '')");
    }

    /** The oldest rows, in the order in which they are to be published; those that are struck off leave first. */
    List<Row> oldest(int atMost) throws SQLException {
        try (var look = connection.prepareStatement(REMOVE + ";" + OLDEST)) {
            look.setObject(1, positionsPublished());
            look.setInt(2, atMost);
            look.execute();
            published.clear();
            look.getMoreResults();
            List<Row> rows = new ArrayList<>();
            try (var result = requireNonNull(look.getResultSet())) {
                while (result.next()) {
                    rows.add(new Row(result.getLong("position"), result.getLong("version"), Journal.read(result)));
                }
            }
            return rows;
        }
    }

    /**
     * Strikes off rows whose facts Kafka has acknowledged: with the next look, which costs a round trip anyway, or when
     * the queue is closed. After a crash before that they are published again.
     */
    void remove(List<Row> rows) {
        rows.forEach(row -> published.add(row.position()));
    }

    private void removePublished() throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setObject(1, positionsPublished());
            delete.executeUpdate();
        }
        published.clear();
    }

    private long[] positionsPublished() {
        return published.stream().mapToLong(Long::longValue).toArray();
    }

    /** Dead letters that Kafka does not have as they stand now, oldest first. */
    List<DeadLetter> unpublishedLetters(int atMost) throws SQLException {
        try (var select =
                connection.prepareStatement("select * from dead_letters where not published order by id limit ?")) {
            select.setInt(1, atMost);
            List<DeadLetter> letters = new ArrayList<>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    letters.add(DeadLetterRow.read(result));
                }
            }
            return letters;
        }
    }

    /** Notes that Kafka has the letters as they were read; one that was resolved since is still to be published. */
    void published(List<DeadLetter> letters) throws SQLException {
        try (var update = connection.prepareStatement(
                "update dead_letters set published = true where id = ? and state = ? and reason = ?")) {
            for (var letter : letters) {
                update.setLong(1, letter.id());
                update.setString(2, letter.state().name());
                update.setString(3, letter.poison().reason().name());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Leaves the connection as it was: it may go back to a pool, where its lock would be held for ever. */
    @Override
    public void close() throws SQLException {
        try {
            removePublished();
        } finally {
            execute("reset enable_seqscan");
            execute("reset synchronous_commit");
            execute("select pg_advisory_unlock_all()");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
