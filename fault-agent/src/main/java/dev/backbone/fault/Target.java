package dev.backbone.fault;

/**
 * A method of the program under test, and which end of it. Hits with an empty collection as first argument don't count:
 * nothing happens in them.
 */
record Target(String className, String methodName, End end) {

    enum End {
        ENTRY,
        /** Any normal return; not an exception. */
        EXIT
    }

    String resource() {
        return className.replace('.', '/') + ".class";
    }
}
