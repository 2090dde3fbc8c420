package dev.backbone.runtime;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.Topic;
import dev.backbone.payment.domain.Payment;
import dev.backbone.payment.domain.Payment.CalledOff;
import dev.backbone.payment.domain.Payment.Capturing;
import dev.backbone.payment.domain.Payment.CapturingInVain;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Refunding;
import dev.backbone.payment.domain.Payment.Voiding;
import dev.backbone.payment.domain.PaymentDecider;
import dev.backbone.runtime.VersionAssignment.Member;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A payment stands after a restoration where it stood before, in whatever order the topics were heard. */
class RestoredPaymentTest {

    private static final int STORIES = 50_000;

    private final PaymentDecider decider = new PaymentDecider();
    private final Samples the = new Samples();

    @Test
    void stands_where_it_stood() {
        var random = new Random(17);
        Set<Class<?>> seen = new HashSet<>();
        for (int i = 0; i < STORIES; i++) {
            var story = new Story(random);
            story.run();
            if (story.isAmbiguous()) {
                assertThat(story.restored()).as(story.toString()).isInstanceOfAny(Voiding.class, CapturingInVain.class);
            } else {
                assertThat(story.restored()).as(story.toString()).isEqualTo(story.payment);
            }
            seen.add(story.payment.getClass());
        }
        assertThat(seen).containsExactlyInAnyOrder(Payment.class.getPermittedSubclasses());
    }

    /** What happens to an order, and how the payment-service hears and answers it. */
    private final class Story {

        private final Random random;
        private final Map<Topic, Deque<Fact>> topics = new HashMap<>();
        private final List<Fact> journal = new ArrayList<>();
        private final Map<UUID, UUID> causes = new HashMap<>();
        private final List<Event> script;
        private Payment payment = decider.initial();
        private @Nullable Fact trigger;
        private int clock;

        Story(Random random) {
            this.random = random;
            this.script = new ArrayList<>(
                    switch (random.nextInt(4)) {
                        case 0 -> List.of(the.validated(), the.reserved(), the.dispatched());
                        case 1 -> List.of(the.validated(), the.reserved(), the.dispatched(), the.lost());
                        case 2 -> List.of(the.validated(), the.reserved(), the.cancelled());
                        default -> List.of(the.validated(), the.cancelled(), the.reserved());
                    });
        }

        void run() {
            for (int step = random.nextInt(40); step > 0; step--) {
                switch (random.nextInt(3)) {
                    case 0 -> happen();
                    case 1 -> hear();
                    default -> answer();
                }
            }
        }

        private void happen() {
            if (!script.isEmpty() && isTimeFor(script.getFirst())) {
                var fact = fact(script.removeFirst());
                topics.computeIfAbsent(Topic.of(fact.event()), _ -> new ArrayDeque<>())
                        .add(fact);
            }
        }

        /** Nothing leaves before it is paid for. */
        private boolean isTimeFor(Event event) {
            return EventType.of(event) != EventType.SHIPMENT_DISPATCHED
                    || journal.stream().anyMatch(fact -> EventType.of(fact.event()) == EventType.PAYMENT_AUTHORIZED);
        }

        private void hear() {
            var spoken =
                    topics.values().stream().filter(each -> !each.isEmpty()).toList();
            if (!spoken.isEmpty()) {
                var heard = spoken.get(random.nextInt(spoken.size())).remove();
                var decided = decider.decide(payment, heard.event());
                add(heard);
                decided.forEach(event -> say(heard, event));
            }
        }

        private void answer() {
            due().ifPresent(event ->
                    decider.decide(payment, event).forEach(each -> say(requireNonNull(trigger), each)));
        }

        private Optional<Event> due() {
            return Optional.ofNullable(
                    switch (payment) {
                        case Initiated _ -> random.nextBoolean() ? the.paymentAuthorized() : the.paymentDeclined();
                        case CalledOff _ -> random.nextBoolean() ? the.paymentVoided() : the.paymentAuthorized();
                        case Voiding _ -> the.paymentVoided();
                        case Capturing _, CapturingInVain _ -> the.paymentCaptured();
                        case Refunding _ -> the.paymentRefunded();
                        default -> null;
                    });
        }

        private void say(Fact cause, Event event) {
            var fact = fact(event);
            causes.put(fact.id(), cause.id());
            add(fact);
        }

        private void add(Fact fact) {
            journal.add(fact);
            var before = payment;
            payment = decider.evolve(payment, fact);
            if (!payment.equals(before) && !(payment instanceof CalledOff) && !(payment instanceof CapturingInVain)) {
                trigger = fact;
            }
        }

        private Fact fact(Event event) {
            var time = Facts.START.plusSeconds(clock++);
            return Facts.of(EventId.random(time), time, 1, event);
        }

        /** Nobody has said since whether the parcel's departure was heard before its loss. */
        boolean isAmbiguous() {
            return (payment instanceof Voiding || payment instanceof CapturingInVain)
                    && journal.stream().anyMatch(fact -> fact.event().equals(the.lost()))
                    && journal.stream().anyMatch(fact -> fact.event().equals(the.dispatched()));
        }

        /** What comes of the journal if all that is left of it is on topics, of which offsets were committed for a part. */
        Payment restored() {
            Map<String, Integer> committed = new HashMap<>();
            var members = journal.stream()
                    .sorted(Comparator.comparing(Fact::time))
                    .map(fact -> member(fact, committed))
                    .toList();
            var versions = VersionAssignment.of(members, true);
            return decider.fold(journal.stream()
                    .sorted(Comparator.comparingLong(fact -> versions.getOrDefault(fact.id(), Long.MAX_VALUE)))
                    .toList());
        }

        private Member member(Fact fact, Map<String, Integer> committed) {
            var writer = fact.envelope().source();
            var cause = causes.get(fact.id());
            var left = committed.merge(writer, random.nextInt(4), (before, _) -> before - 1);
            return new Member(fact.id(), writer, cause, cause == null ? null : journal.indexOf(fact) + 1L, left > 0);
        }

        @Override
        public String toString() {
            return journal.stream()
                    .map(fact -> fact.time() + " " + fact.envelope().type())
                    .collect(joining("\n"));
        }
    }
}
