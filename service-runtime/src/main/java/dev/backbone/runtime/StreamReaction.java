package dev.backbone.runtime;

import static java.util.stream.Collectors.toSet;

import dev.backbone.events.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reaction of a service that decides stream by stream: folds the history, decides, folds what was decided, and
 * writes the states that changed to the view.
 *
 * @param <S> the state of a stream
 */
public final class StreamReaction<S> implements Reaction {

    private final Decider<S> decider;
    private final View<S> view;
    private final Effect<S> effect;

    public StreamReaction(Decider<S> decider, View<S> view, Effect<S> effect) {
        this.decider = decider;
        this.view = view;
        this.effect = effect;
    }

    /** For a service that does nothing outside. */
    public StreamReaction(Decider<S> decider, View<S> view) {
        this(decider, view, new NoEffect<>());
    }

    @Override
    public void react(Batch batch) {
        Map<String, S> before = new HashMap<>();
        Map<String, S> after = new HashMap<>();
        batch.forEach(incoming -> {
            var streamId = incoming.fact().subject();
            var state = after.get(streamId);
            if (state == null) {
                state = decider.fold(batch.history(streamId));
                before.put(streamId, state);
            }
            after.put(streamId, decide(batch, state, incoming));
        });
        after.entrySet().removeIf(stream -> stream.getValue().equals(before.get(stream.getKey())));
        if (!after.isEmpty()) {
            view.save(after.values());
        }
    }

    /** Decides on one event; the result is the state after it and all that was decided. */
    private S decide(Batch batch, S before, Incoming incoming) {
        var events = decider.decide(before, incoming.event());
        List<Fact> facts = new ArrayList<>(events.size() + 1);
        incoming.received().ifPresent(_ -> facts.add(incoming.fact()));
        events.forEach(event -> facts.add(batch.append(incoming.fact(), event)));
        var after = before;
        for (var fact : facts) {
            after = decider.evolve(after, fact);
        }
        for (var fact : facts) {
            if (effect.follows(after, fact)) {
                batch.schedule(fact, performance(after, fact));
            }
        }
        return after;
    }

    @Override
    public Performance performance(List<Fact> stream, Fact trigger) {
        return performance(decider.fold(stream), trigger);
    }

    @Override
    public List<Projection> projections() {
        return List.of(new StreamProjection<>(decider, view));
    }

    @Override
    public List<Fact> openEffects(List<Fact> stream) {
        var answered =
                stream.stream().map(fact -> fact.envelope().causationId()).collect(toSet());
        List<Fact> open = new ArrayList<>();
        var state = decider.initial();
        for (var fact : stream) {
            state = decider.evolve(state, fact);
            if (effect.follows(state, fact) && !answered.contains(fact.id())) {
                open.add(fact);
            }
        }
        return open;
    }

    private Performance performance(S state, Fact trigger) {
        return () -> effect.perform(state, trigger);
    }

    private record NoEffect<S>() implements Effect<S> {
        @Override
        public boolean follows(S state, Fact fact) {
            return false;
        }

        @Override
        public Outcome perform(S state, Fact trigger) {
            throw new IllegalStateException("nothing follows");
        }
    }
}
