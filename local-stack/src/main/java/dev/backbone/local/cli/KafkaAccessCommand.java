package dev.backbone.local.cli;

import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.access.KafkaAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets each service write its own topics, and nobody else. */
@Command(
        name = "kafka-access",
        description =
                "Gives each service its Kafka user and exactly the rights that it needs; for a Kafka that asks who"
                        + " somebody is. May be repeated.",
        mixinStandardHelpOptions = true)
final class KafkaAccessCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RemoteSuite remote;

    @Option(
            names = "--passwords",
            paramLabel = "DIRECTORY",
            required = true,
            description = "A file for each service, named like it, with the password of its user.")
    @SuppressWarnings("NullAway.Init")
    private Path passwords;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Admin admin = Admin.create(remote.kafka())) {
            int rights = new KafkaAccess(admin).settle(readPasswords());
            spec.commandLine().getOut().println("The services have " + rights + " rights on Kafka, and no others.");
            return 0;
        } catch (ExecutionException e) {
            throw new StackException(StackException.FAILED, "Kafka refuses: " + e.getCause(), e);
        }
    }

    private Map<Service, String> readPasswords() throws IOException {
        Map<Service, String> found = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Path file = passwords.resolve(service.moduleName());
            if (Files.exists(file)) {
                found.put(service, Files.readString(file).strip());
            }
        }
        return found;
    }
}
