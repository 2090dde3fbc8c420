package dev.backbone.local.cli;

import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.ops.Operators;
import dev.backbone.local.ops.OpsClient;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows records that services could not process, and settles them. */
@Command(
        name = "dead-letters",
        description = "Shows the records that services could not process, and replays or discards them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {

    private static final int PAGE = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(name = "list", description = "Lists what is parked.", mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Only this service's.") @Nullable String service,
            @Option(names = "--all", description = "Those that were replayed or discarded, too.") boolean all,
            @Option(names = "--url", description = "The service, if it is not of the local stack.") @Nullable URI url)
            throws InterruptedException {
        List<Service> services = service == null ? Operators.services() : List.of(Operators.service(service));
        String states = all ? "PARKED,REPLAYED,DISCARDED" : "PARKED";
        int count = 0;
        for (Service each : services) {
            count += list(each, states, url);
        }
        out().println(count == 0 ? "No dead letters." : count + " dead letters.");
        return 0;
    }

    private int list(Service service, String states, @Nullable URI url) throws InterruptedException {
        int count = 0;
        long after = 0;
        try (OpsClient client = client(service, url)) {
            for (JsonNode page = page(client, states, after); !page.isEmpty(); page = page(client, states, after)) {
                for (JsonNode letter : page) {
                    after = letter.path("id").asLong();
                    count++;
                    print(service, letter);
                }
            }
        }
        return count;
    }

    private static JsonNode page(OpsClient client, String states, long after) throws InterruptedException {
        return client.get("/ops/dead-letters?state=%s&after=%d&limit=%d".formatted(states, after, PAGE));
    }

    private void print(Service service, JsonNode letter) {
        out().printf(
                        "%s/%d  %s  %s  %s-%d@%d  %s%n    %s: %s%n",
                        service.moduleName(),
                        letter.path("id").asLong(),
                        letter.path("state").asString(),
                        letter.path("streamId").asString("-"),
                        letter.path("topic").asString(),
                        letter.path("partition").asInt(),
                        letter.path("offset").asLong(),
                        letter.path("type").asString("-"),
                        letter.path("reason").asString(),
                        letter.path("detail").asString());
    }

    @Command(
            name = "show",
            description = "Shows one with its headers and data; payment tokens are blotted out.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "LETTER", description = "For example order-service/7.") String letter,
            @Option(names = "--url", description = "The service, if it is not of the local stack.") @Nullable URI url)
            throws InterruptedException {
        Reference reference = Reference.of(letter);
        try (OpsClient client = client(reference.service(), url)) {
            JsonNode details = client.get("/ops/dead-letters/" + reference.id());
            print(reference.service(), details.path("letter"));
            details.path("headers")
                    .properties()
                    .forEach(header -> out().printf(
                                    "    %s: %s%n",
                                    header.getKey(), header.getValue().asString()));
            out().println(details.path("data").asString("(no data)"));
        }
        return 0;
    }

    @Command(
            name = "replay",
            description = "Handles one, and all that wait behind it, in their order; exit code 1 if one fails again.",
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(
                            paramLabel = "LETTER",
                            description = "For example order-service/7; order-service for all of that service.")
                    String letter,
            @Option(names = "--url", description = "The service, if it is not of the local stack.") @Nullable URI url)
            throws InterruptedException {
        boolean all = letter.indexOf('/') < 0;
        Service service = all ? Operators.service(letter) : Reference.of(letter).service();
        String path = all
                ? "/ops/dead-letters/replay"
                : "/ops/dead-letters/%d/replay".formatted(Reference.of(letter).id());
        try (OpsClient client = client(service, url)) {
            JsonNode result = client.post(path);
            int failed = result.path("failed").asInt();
            out().printf(
                            "%d replayed, %d failed again.%n",
                            result.path("replayed").asInt(), failed);
            return failed == 0 ? 0 : StackException.FAILED;
        }
    }

    @Command(
            name = "discard",
            description = "Decides to do without one; what waits behind it can then be replayed.",
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "LETTER", description = "For example order-service/7.") String letter,
            @Option(names = "--url", description = "The service, if it is not of the local stack.") @Nullable URI url)
            throws InterruptedException {
        Reference reference = Reference.of(letter);
        try (OpsClient client = client(reference.service(), url)) {
            print(reference.service(), client.post("/ops/dead-letters/%d/discard".formatted(reference.id())));
        }
        return 0;
    }

    private static OpsClient client(Service service, @Nullable URI url) {
        return Operators.client(service, Backbone.layout(), Optional.ofNullable(url));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A letter of a service, written as {@code order-service/7}. */
    private record Reference(Service service, long id) {

        static Reference of(String text) {
            int slash = text.indexOf('/');
            try {
                return new Reference(
                        Operators.service(text.substring(0, Math.max(0, slash))),
                        Long.parseLong(text.substring(slash + 1)));
            } catch (NumberFormatException e) {
                throw new StackException(
                        StackException.UNUSABLE_INPUT, "a dead letter is named like order-service/7, not " + text, e);
            }
        }
    }
}
