package dev.backbone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeavingTest {

    @TempDir
    private Path folder;

    private final AtomicInteger deaths = new AtomicInteger();

    @Test
    void a_program_dies_once_at_the_named_hit_of_the_named_point() throws Exception {
        var program = woven(new Target(Program.class.getName(), "sumOf", Target.End.EXIT));
        var faults = new Faults(folder);
        var trigger = new Trigger(faults, "order-service", deaths::incrementAndGet);
        FaultAgent.use(trigger);

        assertThat(sum(program, List.of(1, 2))).isEqualTo(3);
        faults.arm("order-service", FaultPoint.AFTER_POLL, 2);
        trigger.look();
        sum(program, List.of(60, 60));
        sum(program, List.of());
        assertThat(deaths).hasValue(0);
        assertThat(faults.hasFired("order-service")).isFalse();

        assertThat(sum(program, List.of(60, 60))).isEqualTo(100);
        assertThat(deaths).hasValue(1);
        assertThat(faults.hasFired("order-service")).isTrue();
        trigger.look();
        sum(program, List.of(1));
        sum(program, List.of(1));
        assertThat(deaths).hasValue(1);
    }

    @Test
    void a_hit_is_counted_on_entry_too_whatever_the_arguments_are() throws Exception {
        var program = woven(new Target(Program.class.getName(), "add", Target.End.ENTRY));
        var faults = new Faults(folder);
        faults.arm("order-service", FaultPoint.AFTER_POLL, 3);
        var trigger = new Trigger(faults, "order-service", deaths::incrementAndGet);
        trigger.look();
        FaultAgent.use(trigger);

        sum(program, List.of(1, 1));
        assertThat(deaths).hasValue(0);
        sum(program, List.of(1, 1));
        assertThat(deaths).hasValue(1);
    }

    @Test
    void of_two_instances_one_dies() throws Exception {
        var faults = new Faults(folder);
        faults.arm("order-service", FaultPoint.AFTER_LOAD, 1);
        var triggers = List.of(
                new Trigger(faults, "order-service", deaths::incrementAndGet),
                new Trigger(faults, "order-service", deaths::incrementAndGet));
        triggers.forEach(Trigger::look);

        triggers.forEach(trigger -> trigger.hit("AFTER_LOAD", null));

        assertThat(deaths).hasValue(1);
    }

    @Test
    void a_method_that_is_not_there_any_more_is_a_failure() {
        assertThatThrownBy(() -> woven(new Target(Program.class.getName(), "sumOff", Target.End.EXIT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no method dev.backbone.fault.Program.sumOff");
    }

    private static Class<?> woven(Target target) throws IOException {
        try (var original = WeavingTest.class.getClassLoader().getResourceAsStream(target.resource())) {
            var bytes = Objects.requireNonNull(original).readAllBytes();
            return new Definer().define(new Weaving("AFTER_POLL", target).weave(bytes));
        }
    }

    private static Object sum(Class<?> program, List<Integer> numbers) throws ReflectiveOperationException {
        var method = program.getDeclaredMethod("sumOf", List.class);
        method.setAccessible(true);
        return method.invoke(null, numbers);
    }

    private static final class Definer extends ClassLoader {

        Definer() {
            super(WeavingTest.class.getClassLoader());
        }

        Class<?> define(byte[] classFile) {
            return defineClass(Program.class.getName(), classFile, 0, classFile.length);
        }
    }
}
