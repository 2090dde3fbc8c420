package dev.backbone.testkit;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tests' Kafka and Postgres come from: {@code -Dbackbone.testkit.servers=containers} or {@code embedded}
 * says so; otherwise it is containers where an engine answers that has their images or can get them.
 */
enum Servers {
    CONTAINERS,
    EMBEDDED;

    /** The same for all tests of a JVM. */
    static Servers chosen() {
        return Choice.MADE;
    }

    private static final class Choice {

        private static final Logger log = LoggerFactory.getLogger(Servers.class);
        static final Servers MADE = make();

        private static Servers make() {
            var wanted = System.getProperty("backbone.testkit.servers", "auto");
            var choice = wanted.equals("auto") ? possible() : Servers.valueOf(wanted.toUpperCase(Locale.ROOT));
            log.info("Kafka and Postgres for these tests: {}", choice);
            return choice;
        }

        private static Servers possible() {
            return ContainerEngine.canRun(Containers.images()) ? CONTAINERS : EMBEDDED;
        }
    }
}
