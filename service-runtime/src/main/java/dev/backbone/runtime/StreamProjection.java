package dev.backbone.runtime;

/**
 * A view of streams that are folded whole.
 *
 * @param <S> the state of a stream
 */
public record StreamProjection<S>(Decider<S> decider, View<S> view) implements Projection.OfJournal {

    @Override
    public String table() {
        return view.table();
    }

    @Override
    public void project(JournalPage page) {
        var states = page.orders().stream().map(decider::fold).toList();
        if (!states.isEmpty()) {
            view.save(states);
        }
    }
}
