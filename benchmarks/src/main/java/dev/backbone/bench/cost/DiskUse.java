package dev.backbone.bench.cost;

import dev.backbone.local.Database;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * What the stores hold, in bytes.
 *
 * @param kafka the segments of all topics of ours, without indexes, which are allocated ahead
 * @param postgres the databases of all services, without the write-ahead log, which is used again and again
 */
public record DiskUse(long kafka, long postgres) {

    public static DiskUse of(LocalStack stack) throws IOException, SQLException {
        long postgres = 0;
        for (Service service : Service.values()) {
            postgres += service.hasDatabase() ? sizeOf(stack.database(service)) : 0;
        }
        return new DiskUse(segments(stack.layout().kafka()), postgres);
    }

    public DiskUse minus(DiskUse earlier) {
        return new DiskUse(kafka - earlier.kafka, postgres - earlier.postgres);
    }

    private static long segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !folder.relativize(file).toString().contains("__"))
                    .mapToLong(DiskUse::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sizeOf(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_database_size(current_database())")) {
            result.next();
            return result.getLong(1);
        }
    }
}
