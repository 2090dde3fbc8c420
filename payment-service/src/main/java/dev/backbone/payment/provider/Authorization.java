package dev.backbone.payment.provider;

/** The provider's answer to a request to hold money. */
public sealed interface Authorization {

    /** The money is held under this id. */
    record Approved(String id) implements Authorization {}

    /** It is not held, and asking again is pointless. */
    record Declined(String reason) implements Authorization {}
}
