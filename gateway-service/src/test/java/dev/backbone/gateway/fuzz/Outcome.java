package dev.backbone.gateway.fuzz;

import dev.backbone.gateway.fuzz.RawRequest.Framing;
import dev.backbone.gateway.openapi.Answer;
import dev.backbone.gateway.openapi.ContractCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request and what came of it. */
public record Outcome(int index, long seed, RawRequest request, Optional<Answer> answer) {

    private static final Set<String> WRITING = Set.of("POST", "PUT");

    /** What is wrong with the answer, in words that let it be repeated. */
    public List<String> faults() {
        if (answer.isEmpty()) {
            return request.framing() == Framing.CUT_OFF ? List.of() : List.of(described("no answer"));
        }
        if (request.isValid()
                && WRITING.contains(request.method())
                && !isCarriedOut(answer.get().status())) {
            return List.of(described("a valid request was refused"));
        }
        return ContractCheck.violations(request.method(), request.path(), answer.get()).stream()
                .map(this::described)
                .toList();
    }

    /** Orders whose cancellation is asked for are made up. */
    private boolean isCarriedOut(int status) {
        return status == 202 || (status == 404 && request.path().endsWith("/cancellation"));
    }

    private String described(String fault) {
        return "%s (seed %d, number %d)%n  request: %s%n  answer: %s%n"
                .formatted(
                        fault,
                        seed,
                        index,
                        request,
                        answer.map(Answer::toString).orElse("none"));
    }

    /** Whether the gateway says that Kafka has it. */
    public boolean isPublication() {
        return answer.filter(each -> each.status() == 202).isPresent();
    }

    /** The order id or sku that was written about: the last part of {@code Location}. */
    public String subject() {
        var location = answer.flatMap(each -> each.header("Location")).orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
