package dev.backbone.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backbone.events.Event;
import dev.backbone.runtime.Decider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Every (state × event) cell of a decider: those that are named here lead to something, in all others nothing happens.
 * So a cell that is forgotten fails, whichever way it was forgotten.
 *
 * @param <S> the state of a stream
 */
public final class DecisionTable<S> {

    private final DeciderSpec<S> spec;
    private final Map<String, Event[]> states = new LinkedHashMap<>();
    private final Map<Cell, Event[]> cells = new HashMap<>();

    private record Cell(String state, Event incoming) {}

    private DecisionTable(Decider<S> decider) {
        this.spec = DeciderSpec.of(decider);
    }

    public static <S> DecisionTable<S> of(Decider<S> decider) {
        return new DecisionTable<>(decider);
    }

    /** Names a state by the events that lead to it. */
    public DecisionTable<S> state(String name, Event... history) {
        states.put(name, history);
        return this;
    }

    /** In this state this event leads to something. */
    public DecisionTable<S> cell(String state, Event incoming, Event... decided) {
        if (!states.containsKey(state)) {
            throw new IllegalArgumentException("no state is called " + state);
        }
        cells.put(new Cell(state, incoming), decided);
        return this;
    }

    /** A test for each state with each of {@code incoming}. */
    public Stream<DynamicNode> tests(List<Event> incoming) {
        List<DynamicNode> tests = new ArrayList<>();
        var unused = new HashMap<>(cells);
        states.forEach((state, history) -> incoming.forEach(event -> {
            var decided = unused.remove(new Cell(state, event));
            tests.add(test(state, history, event, decided == null ? new Event[0] : decided));
        }));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("never asked for: " + unused.keySet());
        }
        return tests.stream();
    }

    private DynamicNode test(String state, Event[] history, Event incoming, Event[] decided) {
        var name = "%s, when %s".formatted(state, incoming.getClass().getSimpleName());
        return dynamicTest(name, () -> spec.given(history).when(incoming).then(decided));
    }
}
