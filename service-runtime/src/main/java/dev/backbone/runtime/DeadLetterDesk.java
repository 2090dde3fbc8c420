package dev.backbone.runtime;

import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.Delivery.Illegible;
import dev.backbone.runtime.Delivery.Legible;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators can do with dead letters. */
final class DeadLetterDesk {

    private static final int PAGE = 100;

    private final DeadLetters deadLetters;
    private final RecordReader reader;
    private final Reactor reactor;
    private final EffectRunner effects;

    DeadLetterDesk(DeadLetters deadLetters, RecordReader reader, Reactor reactor, EffectRunner effects) {
        this.deadLetters = deadLetters;
        this.reader = reader;
        this.reactor = reactor;
        this.effects = effects;
    }

    /**
     * What came of a replay.
     *
     * @param replayed letters that were handled
     * @param failed letters that are still poison; what waits behind them still waits
     */
    record Replayed(int replayed, int failed) {

        Replayed plus(Replayed other) {
            return new Replayed(replayed + other.replayed, failed + other.failed);
        }
    }

    /**
     * Handles a parked letter together with all that is parked of its stream, oldest first, up to the first that fails
     * again. It may be called at any time and by several at once: each letter is handled once.
     */
    Replayed replay(DeadLetter letter) {
        var stream = letter.streamId();
        if (stream == null) {
            return handled(letter) ? new Replayed(1, 0) : new Replayed(0, 1);
        }
        int replayed = 0;
        for (var next = deadLetters.oldestParked(stream); next.isPresent(); next = deadLetters.oldestParked(stream)) {
            if (!handled(next.get())) {
                return new Replayed(replayed, 1);
            }
            replayed++;
        }
        return new Replayed(replayed, 0);
    }

    /** Replays every stream of which a letter is parked. */
    Replayed replayAll() {
        var result = new Replayed(0, 0);
        long last = 0;
        for (var page = parked(last); !page.isEmpty(); page = parked(last)) {
            for (var letter : page) {
                last = letter.id();
                if (isParked(letter) && isFirstOfItsStream(letter)) {
                    result = result.plus(replay(letter));
                }
            }
        }
        return result;
    }

    /** Decides to do without a parked letter; what is parked behind it can then be replayed. */
    boolean discard(DeadLetter letter) {
        return deadLetters.resolve(letter.id(), State.DISCARDED);
    }

    private List<DeadLetter> parked(long afterId) {
        return deadLetters.list(Set.of(State.PARKED), afterId, PAGE);
    }

    private boolean isParked(DeadLetter letter) {
        return deadLetters
                .find(letter.id())
                .filter(now -> now.state() == State.PARKED)
                .isPresent();
    }

    private boolean isFirstOfItsStream(DeadLetter letter) {
        return letter.streamId() == null
                || deadLetters
                        .oldestParked(letter.streamId())
                        .filter(oldest -> oldest.id() == letter.id())
                        .isPresent();
    }

    private boolean handled(DeadLetter letter) {
        var poison = handle(letter);
        poison.ifPresent(why -> deadLetters.explain(letter.id(), why));
        return poison.isEmpty();
    }

    private Optional<Poison> handle(DeadLetter letter) {
        return switch (reader.read(letter.source()).orElse(null)) {
            case null -> { // this version of the service does not listen to it
                deadLetters.resolve(letter.id(), State.REPLAYED);
                yield Optional.empty();
            }
            case Illegible illegible -> Optional.of(illegible.poison());
            case Legible legible -> handle(letter, legible);
        };
    }

    /** One transaction handles the fact and resolves the letter. */
    private Optional<Poison> handle(DeadLetter letter, Legible legible) {
        List<ScheduledEffect> scheduled;
        try {
            scheduled = reactor.handle(() -> deadLetters.resolve(letter.id(), State.REPLAYED)
                    ? List.of(legible.received())
                    : List.<Incoming>of());
        } catch (RuntimeException e) {
            return Optional.of(Poison.in(e).orElseThrow(() -> e));
        }
        effects.perform(scheduled);
        return Optional.empty();
    }
}
