package dev.backbone.planted;

/** Prints. */
final class Printer {
    void print() {
        System.out.println("here");
    }
}
