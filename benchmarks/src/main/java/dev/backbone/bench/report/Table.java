package dev.backbone.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results for people; with those of suites that began empty, also how many times their mean those are. With one of
 * these before and one after, what has changed on the machine meanwhile is halved in the ratio, and can be seen.
 */
public record Table(Results results, List<Results> empties) {

    public void print(PrintWriter out) {
        List<Map<String, Figure>> others = empties.stream().map(Table::byName).toList();
        for (Figure figure : new Figures(results).all()) {
            List<Double> values = others.stream()
                    .map(each -> each.get(figure.name()))
                    .filter(Objects::nonNull)
                    .map(Figure::value)
                    .toList();
            out.printf("%-44s %s %-15s", figure.name(), number(figure.value()), figure.unit());
            values.forEach(value -> out.print(number(value)));
            out.println(ratio(figure.value(), values));
        }
        out.flush();
    }

    /** To their mean; nothing if there is none, or if there was nothing of it. */
    private static String ratio(double value, List<Double> others) {
        double mean = others.stream().mapToDouble(each -> each).average().orElse(0);
        return mean == 0 ? "" : "   × %.2f".formatted(value / mean);
    }

    private static Map<String, Figure> byName(Results results) {
        List<Figure> figures = new Figures(results).all();
        return figures.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    }

    /** Three digits that matter, more if the number is large. */
    static String number(double value) {
        String form = Math.abs(value) >= 100 ? "%,10.0f" : Math.abs(value) >= 10 ? "%,10.1f" : "%,10.2f";
        return form.formatted(value);
    }
}
