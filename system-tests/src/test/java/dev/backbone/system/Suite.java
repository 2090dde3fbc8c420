package dev.backbone.system;

import dev.backbone.local.LocalStack;
import dev.backbone.local.LocalStackBuilder;
import dev.backbone.local.Service;
import java.nio.file.Path;

/** The suite that all tests of a JVM share, with two gateways: started when it is first needed, stopped at exit. */
final class Suite {

    static final Path ROOT = Path.of(System.getProperty("backbone.root"));

    private Suite() {}

    static LocalStack running() {
        return Started.STACK;
    }

    /** Describes a suite that a test has for itself, without data of earlier runs. */
    static LocalStackBuilder fresh(String name) {
        return LocalStack.builder(ROOT)
                .home(ROOT.resolve("system-tests/target").resolve(name))
                .fresh(true);
    }

    private static final class Started {

        static final LocalStack STACK = start();

        private static LocalStack start() {
            var stack = fresh("stack").instances(Service.GATEWAY, 2).start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        }
    }
}
