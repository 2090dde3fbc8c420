package dev.backbone.runtime;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets operators rebuild views. */
@RestController
@RequestMapping("/ops")
final class RebuildController {

    private final RebuildDesk desk;

    RebuildController(RebuildDesk desk) {
        this.desk = desk;
    }

    /** The names of the views that can be rebuilt. */
    @GetMapping("/views")
    List<String> views() {
        return desk.views();
    }

    /** Begins a rebuild in the background. */
    @PostMapping("/views/{view}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildStatus begin(@PathVariable String view) {
        if (!desk.views().contains(view)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "No view is called %s; there are: %s".formatted(view, desk.views()));
        }
        return desk.begin(view)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "A rebuild is running"));
    }

    /** How far the last rebuild is that was begun in this instance. */
    @GetMapping("/rebuild")
    RebuildStatus status() {
        return desk.last()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No rebuild was begun here"));
    }
}
