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

    private final SimulatedProvider provider = new SimulatedProvider(Duration.ofMillis(1));

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
        assertThatThrownBy(() -> authorize("tok_timeout")).isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> authorize("tok_timeout")).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void fails_tok_flaky_twice_and_then_approves_it() throws Exception {
        assertThatThrownBy(() -> authorize("tok_flaky")).isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> authorize("tok_flaky")).isInstanceOf(ProviderUnavailableException.class);
        assertThat(authorize("tok_flaky")).isInstanceOf(Approved.class);
    }

    private Authorization authorize(String token) throws Exception {
        return provider.authorize(Samples.ORDER_ID, Samples.TOTAL, new PaymentMethod(token));
    }
}
