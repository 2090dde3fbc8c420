package dev.backbone.runtime;

import dev.backbone.runtime.RebuildStatus.Phase;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds a view from the journal beside the live one, while the service goes on, and swaps them. If it dies halfway,
 * the live view has never been touched.
 *
 * <ol>
 *   <li>In a snapshot of the database, reads the journal into a shadow table and compares it with the live one: both
 *       are of the same moment, so they must be equal.
 *   <li>Reads what was appended since, until little is left.
 *   <li>Stops appends, reads the rest, and swaps the tables in one transaction: some milliseconds.
 * </ol>
 */
final class Rebuild {

    private static final long PAGE = 5_000;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    Rebuild(DataSource dataSource, JdbcClient jdbc, Journal journal, PlatformTransactionManager transactions) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Somebody who wants to know how far it is. */
    interface Listener {
        void update(UnaryOperator<RebuildStatus> change);
    }

    /** The view is rebuilt when it returns. */
    void run(Projection.OfJournal projection, AppendGate gate, Listener listener) throws SQLException {
        var shadow = new ShadowTable(jdbc, projection.table());
        var done = build(projection, shadow, gate, listener);
        listener.update(status -> status.in(Phase.CATCHING_UP));
        for (var end = gate.whileNobodyAppends(journal::lastPosition);
                end - done > PAGE;
                end = gate.whileNobodyAppends(journal::lastPosition)) {
            for (; done < end; done = Math.min(end, done + PAGE)) {
                catchUp(projection, shadow, done, Math.min(end, done + PAGE));
            }
        }
        finish(projection, shadow, done);
    }

    private long build(Projection.OfJournal projection, ShadowTable shadow, AppendGate gate, Listener listener) {
        return snapshot.execute(_ -> {
            LongStatements.allow(dataSource);
            var end = snapshotEnd(gate);
            shadow.create();
            shadow.select();
            for (long page = 0; page < end; page += PAGE) {
                projection.project(new JournalPage(journal, page, Math.min(end, page + PAGE)));
                var done = Math.min(end, page + PAGE);
                listener.update(status -> status.at(done, end));
            }
            listener.update(status -> status.in(Phase.COMPARING));
            var rows = shadow.rows();
            var differences = shadow.differences();
            listener.update(status -> status.compared(rows, differences));
            return end;
        });
    }

    /** The first query of the transaction, and so the moment of its snapshot. */
    private long snapshotEnd(AppendGate gate) {
        try {
            return gate.whileNobodyAppends(journal::lastPosition);
        } catch (SQLException e) {
            throw new IllegalStateException("can't stop appends for a moment", e);
        }
    }

    private void catchUp(Projection.OfJournal projection, ShadowTable shadow, long done, long end) {
        transaction.executeWithoutResult(_ -> {
            shadow.select();
            projection.project(new JournalPage(journal, done, end));
        });
    }

    /** Locks in the order in which a batch does, the view first, so that they never wait for each other. */
    private void finish(Projection.OfJournal projection, ShadowTable shadow, long done) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local lock_timeout = '10s'").update();
            shadow.lockLive();
            jdbc.sql("lock table journal in share mode").update();
            shadow.select();
            projection.project(new JournalPage(journal, done, journal.lastPosition()));
            shadow.swap();
        });
    }
}
