package dev.backbone.runtime;

import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.DeadLetterDesk.Replayed;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What operators see of dead letters, and do with them. */
@RestController
@RequestMapping("/ops/dead-letters")
final class DeadLetterController {

    private static final int LARGEST_PAGE = 1_000;

    private final DeadLetters deadLetters;
    private final DeadLetterDesk desk;

    DeadLetterController(DeadLetters deadLetters, DeadLetterDesk desk) {
        this.deadLetters = deadLetters;
        this.desk = desk;
    }

    @GetMapping
    List<DeadLetterSummary> list(
            @RequestParam(defaultValue = "PARKED") Set<State> state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return deadLetters.list(state, after, Math.clamp(limit, 1, LARGEST_PAGE)).stream()
                .map(DeadLetterSummary::of)
                .toList();
    }

    @GetMapping("/{id}")
    DeadLetterDetails show(@PathVariable long id) {
        return DeadLetterDetails.of(find(id));
    }

    /** Replays the letter with all that is parked of its stream. */
    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable long id) {
        return desk.replay(requireParked(find(id)));
    }

    @PostMapping("/replay")
    Replayed replayAll() {
        return desk.replayAll();
    }

    @PostMapping("/{id}/discard")
    DeadLetterSummary discard(@PathVariable long id) {
        desk.discard(requireParked(find(id)));
        return DeadLetterSummary.of(find(id));
    }

    private DeadLetter find(long id) {
        return deadLetters
                .find(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No dead letter has the id " + id));
    }

    private static DeadLetter requireParked(DeadLetter letter) {
        if (letter.state() != State.PARKED) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The dead letter %d is %s".formatted(letter.id(), letter.state()));
        }
        return letter;
    }
}
