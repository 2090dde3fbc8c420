package dev.backbone.runtime;

import dev.backbone.events.MalformedFactException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Why a record can't be handled, however often it is tried.
 *
 * @param detail for operators; says nothing of the record's data, which may be personal
 */
record Poison(Reason reason, String detail) {

    private static final int LONGEST_DETAIL = 1_000;

    enum Reason {
        /** No CloudEvent, or its data is not what its type says. */
        MALFORMED,
        /** An event that this service listens to, in a version that it doesn't know: a newer service would. */
        UNKNOWN_VERSION,
        /** The service's decision about it fails. */
        DECISION_FAILED,
        /** Nothing is wrong with it, but an earlier record of its stream is parked. */
        BEHIND_ANOTHER
    }

    Poison {
        detail = detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())).replace('\0', '?');
    }

    /**
     * Tells poison from trouble that passes. Postgres and Kafka away, locks, timeouts, and two transactions that want
     * the same version pass; so does an SQL error that has nothing to do with the data, such as a missing privilege.
     */
    static Optional<Poison> in(RuntimeException failure) {
        return switch (failure) {
            case MalformedFactException malformed -> Optional.of(new Poison(Reason.MALFORMED, text(malformed)));
            case DuplicateKeyException duplicate
            when isOfOneFact(duplicate) -> Optional.of(new Poison(Reason.DECISION_FAILED, violated(duplicate)));
            case DuplicateKeyException _ -> Optional.empty();
            case DataIntegrityViolationException violation ->
                Optional.of(new Poison(Reason.DECISION_FAILED, violated(violation)));
            case DataAccessException _, TransactionException _, KafkaException _ -> Optional.empty();
            default -> Optional.of(new Poison(Reason.DECISION_FAILED, whereItFailed(failure)));
        };
    }

    /** The message of somebody else's exception may quote anything. */
    private static String whereItFailed(RuntimeException failure) {
        var stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** A fact has one place in the journal: an id that is there under another stream, or twice, never gets in. */
    private static boolean isOfOneFact(DuplicateKeyException duplicate) {
        return violated(duplicate).endsWith("journal_event_id_unique");
    }

    /** Postgres' own message would quote the row. */
    private static String violated(DataIntegrityViolationException violation) {
        if (violation.getMostSpecificCause() instanceof PSQLException e && e.getServerErrorMessage() != null) {
            var error = e.getServerErrorMessage();
            return "Postgres refuses it: error %s, table %s, constraint %s"
                    .formatted(e.getSQLState(), error.getTable(), error.getConstraint());
        }
        return violation.getClass().getName();
    }

    private static String text(MalformedFactException malformed) {
        return String.valueOf(malformed.getMessage());
    }
}
