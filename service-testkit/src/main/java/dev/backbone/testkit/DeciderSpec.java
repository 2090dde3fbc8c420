package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.runtime.Decider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells what a decider does: {@code spec.given(validated(), reserved()).when(paymentAuthorized()).then(confirmed())}.
 * Immutable; one spec serves a whole test class.
 *
 * @param <S> the state of a stream
 */
public final class DeciderSpec<S> {

    private final Decider<S> decider;

    private DeciderSpec(Decider<S> decider) {
        this.decider = decider;
    }

    public static <S> DeciderSpec<S> of(Decider<S> decider) {
        return new DeciderSpec<>(decider);
    }

    /** What the stream consists of so far, oldest first, whoever said it. */
    public Given<S> given(Event... events) {
        return new Given<>(decider, List.of(events));
    }

    /** The same as {@code given().when(received)}: the stream is new. */
    public Outcome<S> when(Event received) {
        return given().when(received);
    }

    /** A stream with a history. */
    public static final class Given<S> {

        private final Decider<S> decider;
        private final List<Event> history;

        private Given(Decider<S> decider, List<Event> history) {
            this.decider = decider;
            this.history = history;
        }

        /** Decides on an event that was received, and so becomes part of the stream. */
        public Outcome<S> when(Event received) {
            return decide(received, List.of(received));
        }

        /** Decides on what an effect proposes, which has not happened unless it is decided. */
        public Outcome<S> whenProposed(Event proposal) {
            return decide(proposal, List.of());
        }

        /** Checks the state after the given events. */
        public Given<S> thenState(Consumer<S> check) {
            check.accept(fold(decider, history));
            return this;
        }

        private Outcome<S> decide(Event incoming, List<Event> joined) {
            var state = fold(decider, history);
            var decided = decider.decide(state, incoming);
            assertThat(decider.decide(state, incoming))
                    .as("deciding the same again, on %s given %s", incoming, history)
                    .isEqualTo(decided);
            return new Outcome<>(decider, history, incoming, joined, decided);
        }
    }

    /** What was decided. */
    public static final class Outcome<S> {

        private final Decider<S> decider;
        private final List<Event> history;
        private final Event incoming;
        private final List<Event> joined;
        private final List<Event> decided;

        private Outcome(
                Decider<S> decider, List<Event> history, Event incoming, List<Event> joined, List<Event> decided) {
            this.decider = decider;
            this.history = history;
            this.incoming = incoming;
            this.joined = joined;
            this.decided = decided;
        }

        /** Exactly these events are decided, in this order. */
        public Outcome<S> then(Event... expected) {
            assertThat(decided)
                    .as("decided when %s given %s", incoming, history)
                    .containsExactly(expected);
            return this;
        }

        public Outcome<S> thenNothing() {
            assertThat(decided)
                    .as("decided when %s given %s", incoming, history)
                    .isEmpty();
            return this;
        }

        /** The same event once more, after all that was decided, changes nothing. */
        public Outcome<S> thenNothingWhenRepeated() {
            assertThat(decider.decide(stateAfter(), incoming))
                    .as("decided when %s is repeated after %s", incoming, decided)
                    .isEmpty();
            return this;
        }

        /** Checks the state after what was received and what was decided. */
        public Outcome<S> thenState(Consumer<S> check) {
            check.accept(stateAfter());
            return this;
        }

        private S stateAfter() {
            var stream = new ArrayList<>(history);
            stream.addAll(joined);
            stream.addAll(decided);
            return fold(decider, stream);
        }
    }

    private static <S> S fold(Decider<S> decider, List<Event> stream) {
        var state = decider.initial();
        for (int i = 0; i < stream.size(); i++) {
            state = decider.evolve(state, Facts.fixed(i + 1, stream.get(i)));
        }
        return state;
    }
}
