package dev.backbone.payment.provider;

import static java.util.Objects.requireNonNull;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import dev.backbone.payment.provider.Authorization.Approved;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that approves everything, can be down, can be made to wait, and notes whoever asks for what can't be. */
public final class StrictProvider implements PaymentProvider {

    /** Where the money of an order is. */
    public enum Whereabouts {
        NONE,
        HELD,
        GIVEN_UP,
        TAKEN,
        GIVEN_BACK
    }

    private final Map<UUID, Whereabouts> accounts = new ConcurrentHashMap<>();
    private final Map<UUID, CountDownLatch> underWay = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    public void isDown(boolean yes) {
        down = yes;
    }

    /** Calls so far, those that failed included. */
    public int calls() {
        return calls.get();
    }

    /** Whether {@code call} was made for an order, with or without success. */
    public boolean wasAsked(String call, UUID orderId) {
        return asked.contains(call + orderId);
    }

    public Whereabouts money(UUID orderId) {
        return accounts.getOrDefault(orderId, Whereabouts.NONE);
    }

    /** What should never have been asked for. */
    public List<String> violations() {
        return violations;
    }

    /** Keeps the answer to the next {@code call} of an order back until the result is counted down. */
    public CountDownLatch keepBack(String call, UUID orderId) {
        var gate = new CountDownLatch(1);
        gates.put(call + orderId, gate);
        underWay.put(orderId, new CountDownLatch(1));
        return gate;
    }

    /** Waits until a call that is {@link #keepBack kept back} has been carried out. */
    public void awaitCall(UUID orderId) throws InterruptedException {
        requireNonNull(underWay.get(orderId)).await();
    }

    @Override
    public Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException {
        call("authorize", orderId, Whereabouts.HELD, EnumSet.of(Whereabouts.NONE, Whereabouts.HELD));
        return new Approved("auth-1");
    }

    @Override
    public void cancel(UUID orderId) throws ProviderUnavailableException, InterruptedException {
        call(
                "cancel",
                orderId,
                Whereabouts.GIVEN_UP,
                EnumSet.of(Whereabouts.NONE, Whereabouts.HELD, Whereabouts.GIVEN_UP));
    }

    @Override
    public void capture(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException {
        call("capture", orderId, Whereabouts.TAKEN, EnumSet.of(Whereabouts.HELD, Whereabouts.TAKEN));
    }

    @Override
    public void refund(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException {
        call("refund", orderId, Whereabouts.GIVEN_BACK, EnumSet.of(Whereabouts.TAKEN, Whereabouts.GIVEN_BACK));
    }

    private void call(String what, UUID orderId, Whereabouts after, Set<Whereabouts> allowed)
            throws ProviderUnavailableException, InterruptedException {
        calls.incrementAndGet();
        asked.add(what + orderId);
        if (down) {
            throw new ProviderUnavailableException("down");
        }
        var before = accounts.put(orderId, after);
        if (!allowed.contains(before == null ? Whereabouts.NONE : before)) {
            violations.add("%s when %s".formatted(what, before));
        }
        var gate = gates.remove(what + orderId);
        if (gate != null) {
            requireNonNull(underWay.get(orderId)).countDown();
            gate.await();
        }
    }
}
