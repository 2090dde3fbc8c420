package dev.backbone.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backbone.budget.TestTimes.TestClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBudgetTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final TestBudget budget = TestBudget.of(lines("SlowIT", "90 it waits for a deadline"));

    @TempDir
    private Path project;

    @Test
    void a_class_may_take_a_minute_and_a_listed_one_what_the_list_says() {
        assertThat(budget.warning(test("QuickTest", 60))).isEmpty();
        assertThat(budget.warning(test("QuickTest", 61)))
                .contains(
                        "QuickTest took 61 s and may take 60: shorten it, or give the reason in slow-tests.properties");
        assertThat(budget.warning(test("SlowIT", 90))).isEmpty();
        assertThat(budget.warning(test("SlowIT", 91))).isPresent();
    }

    @Test
    void four_times_as_much_is_more_than_a_slow_machine_explains() {
        assertThat(budget.isExceeded(test("QuickTest", 240))).isFalse();
        assertThat(budget.isExceeded(test("QuickTest", 241))).isTrue();
        assertThat(budget.isExceeded(test("SlowIT", 360))).isFalse();
        assertThat(budget.isExceeded(test("SlowIT", 361))).isTrue();
    }

    @Test
    void a_line_without_a_reason_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestBudget.of(lines("SlowIT", "90")))
                .withMessage("slow-tests.properties: SlowIT = 90: expected seconds and a reason");
    }

    @Test
    void times_are_read_from_the_reports_of_this_build_slowest_first() throws IOException {
        report("one/target/surefire-reports/TEST-dev.backbone.QuickTest.xml", "dev.backbone.QuickTest", "1.5", 1);
        report("two/target/failsafe-reports/TEST-dev.backbone.SlowIT.xml", "dev.backbone.SlowIT", "1,083.25", 0);
        report("two/target/failsafe-reports/TEST-dev.backbone.OldIT.xml", "dev.backbone.OldIT", "7", -1);

        assertThat(TestTimes.since(BEGIN, project).slowestFirst())
                .containsExactly(
                        new TestClass("SlowIT", Duration.ofMillis(1_083_250)),
                        new TestClass("QuickTest", Duration.ofMillis(1_500)));
    }

    private void report(String path, String name, String seconds, int secondsAfterBegin) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite version="3.0.2" name="%s" time="%s" tests="1" errors="0">
                  <testcase name="it_works" classname="%s" time="0.1"/>
                </testsuite>
                """.formatted(name, seconds, name));
        Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(secondsAfterBegin)));
    }

    private static TestClass test(String name, int seconds) {
        return new TestClass(name, Duration.ofSeconds(seconds));
    }

    private static Properties lines(String name, String line) {
        var lines = new Properties();
        lines.setProperty(name, line);
        return lines;
    }
}
