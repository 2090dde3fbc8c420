package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.backbone.events.Event;
import dev.backbone.runtime.Decider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.backbone.planted");

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(ArchitectureRules.DOMAIN_KNOWS_ONLY_THE_CONTRACT, "Plumber"),
                Arguments.of(ArchitectureRules.DOMAIN_KNOWS_ONLY_THE_CONTRACT, "Storekeeper"),
                Arguments.of(ArchitectureRules.DECISIONS_ARE_PURE, "Dreamer"),
                Arguments.of(ArchitectureRules.DECISIONS_ARE_PURE, "Gambler"),
                Arguments.of(ArchitectureRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, "Gossip"),
                Arguments.of(ArchitectureRules.NOBODY_SLEEPS, "Sleeper"),
                Arguments.of(ArchitectureRules.NOBODY_SLEEPS, "Dozer"),
                Arguments.of(ArchitectureRules.BEANS_DO_NOT_DEPEND_ON_SETTINGS, "Switched"),
                Arguments.of(ArchitectureRules.BEANS_DO_NOT_DEPEND_ON_SETTINGS, "Profiled"),
                Arguments.of(ArchitectureRules.NO_ANNOTATIONS_WITHOUT_EFFECT, "Committer"),
                Arguments.of(ArchitectureRules.LOGGING_AND_INJECTION, "OldLogger"),
                Arguments.of(ArchitectureRules.LOGGING_AND_INJECTION, "Printer"),
                Arguments.of(ArchitectureRules.LOGGING_AND_INJECTION, "Injected"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void each_planted_violation_is_found(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains("." + culprit));
    }

    @Test
    void what_simulates_the_world_outside_may_sleep() {
        assertThat(ArchitectureRules.NOBODY_SLEEPS
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails())
                .noneSatisfy(detail -> assertThat(detail).contains("SimulatedCarrier"));
    }

    @Test
    void the_contract_and_the_runtime_keep_the_rules() {
        assertThatCode(() -> ArchitectureRules.check(Event.class)).doesNotThrowAnyException();
        assertThatCode(() -> ArchitectureRules.check(Decider.class)).doesNotThrowAnyException();
    }
}
