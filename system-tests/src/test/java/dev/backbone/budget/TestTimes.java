package dev.backbone.budget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test classes that this build has run, slowest first, from the reports of Surefire and Failsafe. */
record TestTimes(List<TestClass> slowestFirst) {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"(?:[\\w.]*\\.)?([^\"]+)\"");
    private static final Pattern SECONDS = Pattern.compile("\\btime=\"([\\d.,]+)\"");

    /** A test class and its duration, including the servers and suites that were started for it. */
    record TestClass(String name, Duration time) {}

    /** Reads the reports that were written since the build began; older ones are of an earlier build. */
    static TestTimes since(Instant begin, Path project) {
        return new TestTimes(list(project, "*")
                .flatMap(module ->
                        Stream.of("surefire-reports", "failsafe-reports").map(module.resolve("target")::resolve))
                .filter(Files::isDirectory)
                .flatMap(reports -> list(reports, "TEST-*.xml"))
                .filter(report -> !writtenAt(report).isBefore(begin))
                .map(TestTimes::read)
                .sorted(Comparator.comparing(TestClass::time).reversed())
                .toList());
    }

    private static Stream<Path> list(Path folder, String glob) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be read", e);
        }
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestClass read(Path report) {
        try {
            String suite = find(SUITE, Files.readString(report), report).group();
            String seconds = find(SECONDS, suite, report).group(1).replace(",", "");
            return new TestClass(
                    find(NAME, suite, report).group(1),
                    Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000)));
        } catch (IOException e) {
            throw new UncheckedIOException(report + " can't be read", e);
        }
    }

    private static MatchResult find(Pattern pattern, String text, Path report) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s: no match for %s".formatted(report, pattern)));
    }
}
