package dev.backbone.runtime;

/** An effect that is ready to be carried out, see {@link Effect#perform}. */
@FunctionalInterface
public interface Performance {

    Effect.Outcome perform() throws Exception;
}
