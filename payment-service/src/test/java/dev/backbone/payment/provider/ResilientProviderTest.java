package dev.backbone.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.PaymentMethod;
import dev.backbone.payment.provider.Authorization.Approved;
import dev.backbone.payment.provider.ProviderProperties.Breaker;
import dev.backbone.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResilientProviderTest {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ProviderProperties SETTINGS = new ProviderProperties(
            Duration.ZERO,
            Duration.ofMillis(1),
            3,
            Duration.ofMillis(1),
            new Breaker(Duration.ofSeconds(10), 20, 50, PAUSE, 5));

    private final StrictProvider strict = new StrictProvider();
    private final ResilientProvider provider = new ResilientProvider(strict, SETTINGS);
    private final ResilientProvider simulated =
            new ResilientProvider(new SimulatedProvider(SETTINGS.latency(), SETTINGS.timeout()), SETTINGS);

    @Test
    void asks_again_at_once_when_the_provider_stumbles() throws Exception {
        assertThat(authorize(simulated, "tok_flaky")).isInstanceOf(Approved.class);
    }

    @Test
    void gives_up_for_now_after_three_failures() {
        strict.isDown(true);

        assertThat(failure(provider, "tok_ok"))
                .isInstanceOf(ProviderUnavailableException.class)
                .isNotInstanceOf(ProviderPausedException.class);
        assertThat(strict.calls()).isEqualTo(3);
    }

    @Test
    void waits_for_one_timeout_only() {
        var timeout = Duration.ofSeconds(1);
        var slow = new ProviderProperties(Duration.ZERO, timeout, 3, Duration.ofMillis(1), SETTINGS.breaker());
        var hanging = new ResilientProvider(new SimulatedProvider(slow.latency(), slow.timeout()), slow);
        var start = System.nanoTime();

        assertThat(failure(hanging, "tok_timeout")).isInstanceOf(ProviderTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout.multipliedBy(2));
    }

    @Test
    void leaves_a_provider_alone_that_is_down_and_notices_when_it_is_back() {
        strict.isDown(true);
        for (int i = 0; i < 20; i++) {
            assertThat(failure(provider, "tok_ok")).isNotInstanceOf(ProviderPausedException.class);
        }

        var calls = strict.calls();
        assertThatExceptionOfType(ProviderPausedException.class)
                .isThrownBy(() -> authorize(provider, "tok_ok"))
                .satisfies(paused -> assertThat(paused.pause()).isEqualTo(PAUSE));
        assertThat(strict.calls()).isEqualTo(calls);

        strict.isDown(false);
        await().untilAsserted(() -> assertThat(failure(provider, "tok_ok")).isNull());
    }

    @Test
    void does_not_stop_for_a_few_payments_that_hang() throws Exception {
        for (int i = 0; i < 60; i++) {
            if (i % 3 == 0) {
                assertThat(failure(simulated, "tok_timeout")).isInstanceOf(ProviderTimeoutException.class);
            } else {
                assertThat(authorize(simulated, "tok_ok")).isInstanceOf(Approved.class);
            }
        }
    }

    @Test
    void does_not_take_a_shutdown_for_a_failure_of_the_provider() throws Exception {
        for (int i = 0; i < 30; i++) {
            Thread.currentThread().interrupt();
            assertThat(failure(simulated, "tok_ok")).isInstanceOf(InterruptedException.class);
        }
        assertThat(authorize(simulated, "tok_ok")).isInstanceOf(Approved.class);
    }

    @Test
    void passes_every_call_on() throws Exception {
        var orderId = EventId.random(Instant.now());
        provider.authorize(orderId, Samples.TOTAL, Samples.PAYMENT);
        assertThat(strict.money(orderId)).isEqualTo(StrictProvider.Whereabouts.HELD);
        provider.capture(orderId, "auth-1", Samples.TOTAL);
        assertThat(strict.money(orderId)).isEqualTo(StrictProvider.Whereabouts.TAKEN);
        provider.refund(orderId, "auth-1", Samples.TOTAL);
        assertThat(strict.money(orderId)).isEqualTo(StrictProvider.Whereabouts.GIVEN_BACK);
        UUID another = EventId.random(Instant.now());
        provider.cancel(another);
        assertThat(strict.money(another)).isEqualTo(StrictProvider.Whereabouts.GIVEN_UP);
    }

    private static Authorization authorize(PaymentProvider provider, String token) throws Exception {
        return provider.authorize(Samples.ORDER_ID, Samples.TOTAL, new PaymentMethod(token));
    }

    private static @Nullable Throwable failure(PaymentProvider provider, String token) {
        return catchThrowable(() -> authorize(provider, token));
    }
}
