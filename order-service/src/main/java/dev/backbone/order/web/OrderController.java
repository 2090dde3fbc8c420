package dev.backbone.order.web;

import dev.backbone.events.CausalOrder;
import dev.backbone.events.EncodedFact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.PublicFact;
import dev.backbone.order.view.OrderRow;
import dev.backbone.order.view.OrderView;
import dev.backbone.order.view.PastOrder;
import dev.backbone.runtime.JournalReader;
import dev.backbone.runtime.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/orders/{orderId}")
class OrderController {

    private static final String AS_OF = "asOf";

    private final OrderView view;
    private final JournalReader journal;

    OrderController(OrderView view, JournalReader journal) {
        this.view = view;
        this.journal = journal;
    }

    /** The order as it stands; whether one that has not come through to the view was accepted, the gateway knows. */
    @GetMapping
    OrderRow order(@PathVariable UUID orderId) {
        return view.find(orderId).orElseThrow(() -> unknown(orderId));
    }

    /** The order as it stood at that moment, as far as its facts have been heard by now. */
    @GetMapping(params = AS_OF)
    OrderRow orderAsOf(@PathVariable UUID orderId, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new QueryParameters(query);
        var asOf = parameters.read(AS_OF, "an instant such as 2026-01-31T12:00:00Z", Instant::parse);
        parameters.check();
        var moment = asOf.orElseThrow();
        var facts = facts(orderId).stream().flatMap(fact -> FactCodec.decode(fact).stream());
        return PastOrder.asOf(moment, facts.toList())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "The order %s had not been requested at %s".formatted(orderId, moment)));
    }

    /** Every fact about the order, each after the one that caused it. */
    @GetMapping("/journal")
    List<PublicFact> journal(@PathVariable UUID orderId) {
        return CausalOrder.sort(facts(orderId)).stream().map(PublicFact::of).toList();
    }

    private List<EncodedFact> facts(UUID orderId) {
        var facts = journal.stream(orderId.toString());
        if (facts.isEmpty()) {
            throw unknown(orderId);
        }
        return facts;
    }

    private static ResponseStatusException unknown(UUID orderId) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "No order has the id " + orderId);
    }
}
