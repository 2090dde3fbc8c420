package dev.backbone.fault;

import java.util.List;

/** Something to weave points into. */
final class Program {

    private int sum;

    private Program() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        System.out.println("it runs");
    }

    static int sumOf(List<Integer> numbers) {
        var program = new Program();
        for (int number : numbers) {
            program.add(number);
        }
        if (program.sum > 100) {
            return 100;
        }
        return program.sum;
    }

    private void add(int number) {
        sum += number;
    }
}
