package dev.backbone.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.budget.TestTimes.TestClass;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Prints the slowest test classes so far, and fails if one took far too long. Runs after the tests of all modules, and
 * once more after the system tests.
 */
class BudgetCheck {

    private static final int SHOWN = 10;

    @Test
    @SuppressWarnings("SystemOut") // it is for whoever looks at the build
    void no_class_takes_far_longer_than_it_may() {
        var budget = TestBudget.load();
        List<TestClass> classes = TestTimes.since(
                        Instant.parse(System.getProperty("backbone.build.begin")),
                        Path.of(System.getProperty("backbone.root")))
                .slowestFirst();

        System.out.println("The slowest of " + classes.size() + " test classes:");
        classes.stream()
                .limit(SHOWN)
                .forEach(
                        each -> System.out.printf("  %6.1f s  %s%n", each.time().toMillis() / 1e3, each.name()));
        classes.stream().map(budget::warning).flatMap(Optional::stream).forEach(System.out::println);

        assertThat(classes).filteredOn(budget::isExceeded).isEmpty();
    }
}
