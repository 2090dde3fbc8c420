package dev.backbone.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.events.PaymentMethod;
import dev.backbone.payment.provider.Authorization.Approved;
import dev.backbone.payment.provider.Authorization.Declined;
import dev.backbone.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private final SimulatedProvider provider = new SimulatedProvider(Duration.ZERO, Duration.ofMillis(1));

    @Test
    void approves_tok_ok_under_the_same_id_however_often_it_is_asked() throws Exception {
        assertThat(authorize("tok_ok")).isInstanceOf(Approved.class).isEqualTo(authorize("tok_ok"));
    }

    @Test
    void declines_tok_declined_and_what_it_does_not_know() throws Exception {
        assertThat(authorize("tok_declined")).isInstanceOf(Declined.class);
        assertThat(authorize("tok_unheard_of")).isInstanceOf(Declined.class);
    }

    @Test
    void never_answers_tok_timeout() {
        assertThatThrownBy(() -> authorize("tok_timeout")).isInstanceOf(ProviderTimeoutException.class);
        assertThatThrownBy(() -> authorize("tok_timeout")).isInstanceOf(ProviderTimeoutException.class);
    }

    @Test
    void fails_tok_flaky_twice_and_then_approves_it() throws Exception {
        assertThatThrownBy(() -> authorize("tok_flaky")).isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> authorize("tok_flaky")).isInstanceOf(ProviderUnavailableException.class);
        assertThat(authorize("tok_flaky")).isInstanceOf(Approved.class);
    }

    @Test
    void holds_nothing_any_more_for_an_order_that_was_called_off_whether_or_not_it_was_asked_before() throws Exception {
        provider.cancel(Samples.ORDER_ID);
        provider.cancel(Samples.ORDER_ID);

        assertThat(authorize("tok_ok")).isEqualTo(new Declined("the payment was called off"));
    }

    private Authorization authorize(String token) throws Exception {
        return provider.authorize(Samples.ORDER_ID, Samples.TOTAL, new PaymentMethod(token));
    }
}
