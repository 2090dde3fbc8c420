package dev.backbone.runtime;

import dev.backbone.runtime.RebuildStatus.Phase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs rebuilds, one at a time in all instances together, and tells how far the last one here is. */
final class RebuildDesk {

    private static final Logger log = LoggerFactory.getLogger(RebuildDesk.class);

    private final List<Projection> projections;
    private final DataSource dataSource;
    private final Rebuild fromJournal;
    private final ReferenceRebuild fromReferences;
    private final AtomicReference<@Nullable RebuildStatus> last = new AtomicReference<>();

    RebuildDesk(
            List<Projection> projections, DataSource dataSource, Rebuild fromJournal, ReferenceRebuild fromReferences) {
        this.projections = List.copyOf(projections);
        this.dataSource = dataSource;
        this.fromJournal = fromJournal;
        this.fromReferences = fromReferences;
    }

    List<String> views() {
        return projections.stream().map(Projection::table).toList();
    }

    Optional<RebuildStatus> last() {
        return Optional.ofNullable(last.get());
    }

    /** Begins in the background; empty if a rebuild is running here, or there is no such view. */
    Optional<RebuildStatus> begin(String view) {
        var projection =
                projections.stream().filter(each -> each.table().equals(view)).findAny();
        var before = last.get();
        var status = RebuildStatus.of(view);
        if (projection.isEmpty() || (before != null && !before.isOver()) || !last.compareAndSet(before, status)) {
            return Optional.empty();
        }
        Thread.ofVirtual().name("rebuild-" + view).start(() -> run(projection.get()));
        return Optional.of(status);
    }

    private void run(Projection projection) {
        try {
            // Told when the gate is open again, so that who hears of it can begin the next at once.
            if (rebuild(projection)) {
                log.info("Rebuilt: {}", update(status -> status.in(Phase.DONE)));
            } else {
                log.warn("The view {} was not rebuilt: another instance is at it", projection.table());
                update(status -> status.failed("another instance is rebuilding a view"));
            }
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            log.warn(
                    "The rebuild of {} failed; unless they were swapped, the live view is as it was",
                    projection.table(),
                    e);
            update(status -> status.failed(e.toString()));
        }
    }

    /** Whether it was this instance's turn. */
    private boolean rebuild(Projection projection) throws SQLException {
        var opened = AppendGate.tryOpen(dataSource);
        if (opened.isEmpty()) {
            return false;
        }
        try (var gate = opened.get()) {
            switch (projection) {
                case Projection.OfJournal journal -> fromJournal.run(journal, gate, this::update);
                case Projection.OfReferences references -> fromReferences.run(references, this::update);
            }
        }
        return true;
    }

    private @Nullable RebuildStatus update(UnaryOperator<RebuildStatus> change) {
        return last.updateAndGet(status -> status == null ? null : change.apply(status));
    }
}
