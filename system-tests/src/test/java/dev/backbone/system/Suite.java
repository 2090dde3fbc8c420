package dev.backbone.system;

import dev.backbone.local.LocalStack;
import java.nio.file.Path;

/** The suite that all tests of a JVM share: started when it is first needed, stopped at exit. */
final class Suite {

    private Suite() {}

    static LocalStack running() {
        return Started.STACK;
    }

    private static final class Started {

        static final LocalStack STACK = start();

        private static LocalStack start() {
            var root = Path.of(System.getProperty("backbone.root"));
            var stack = LocalStack.builder(root)
                    .home(root.resolve("system-tests/target/stack"))
                    .fresh(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        }
    }
}
