package dev.backbone.fault;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent: weaves all points of its program, then watches the folder that it was given. A program that lacks one of
 * the points does not start.
 */
public final class FaultAgent {

    /** What a process that was killed by SIGKILL seems to end with. */
    private static final int KILLED = 137;

    private static volatile @Nullable Trigger trigger;

    private FaultAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String folder, Instrumentation instrumentation) throws IOException {
        String program = program();
        List<FaultPoint> points = FaultPoint.of(program);
        for (FaultPoint point : points) {
            require(point);
        }
        instrumentation.addTransformer(new Weaver(points));
        Trigger armed = new Trigger(
                new Faults(Path.of(folder)), program, () -> Runtime.getRuntime().halt(KILLED));
        trigger = armed;
        var watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("fault-agent").factory());
        var _ = watch.scheduleWithFixedDelay(armed::look, 0, 20, TimeUnit.MILLISECONDS);
    }

    /** Called from where a point is woven in. */
    public static void hit(String point, @Nullable Object argument) {
        Trigger current = trigger;
        if (current != null) {
            current.hit(point, argument);
        }
    }

    static void use(Trigger other) {
        trigger = other;
    }

    private static void require(FaultPoint point) throws IOException {
        Target target = point.target();
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(target.resource())) {
            if (bytes == null) {
                throw new IllegalStateException(point + ": there is no class " + target.className());
            }
            new Weaving(point.name(), target).requireMethod(ClassFile.of().parse(bytes.readAllBytes()));
        }
    }

    /** A service is started as {@code java -jar order-service.jar}. */
    private static String program() {
        String first = System.getProperty("java.class.path").split(System.getProperty("path.separator"), 2)[0];
        return Path.of(first).getFileName().toString().replaceFirst("\\.jar$", "");
    }
}
