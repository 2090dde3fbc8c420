package dev.backbone.fault;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weaves points into their classes as these are loaded. A failure ends the program: it would go on unwoven. */
record Weaver(List<FaultPoint> points) implements ClassFileTransformer {

    private static final int UNUSABLE = 3;

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        byte[] woven = null;
        for (FaultPoint point : points) {
            if (point.target().className().replace('.', '/').equals(className)) {
                woven = weave(point, woven == null ? classFile : woven);
            }
        }
        return woven;
    }

    @SuppressWarnings("SystemOut") // there may be no logging yet
    private static byte[] weave(FaultPoint point, byte[] classFile) {
        try {
            return new Weaving(point.name(), point.target()).weave(classFile);
        } catch (RuntimeException | Error e) {
            System.err.println("fault-agent: " + point + " can't be woven: " + e);
            Runtime.getRuntime().halt(UNUSABLE);
            throw e;
        }
    }
}
