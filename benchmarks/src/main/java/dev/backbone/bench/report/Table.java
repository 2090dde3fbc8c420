package dev.backbone.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results for people; with those of a suite that began empty, also how many times those they are. */
public record Table(Results results, Optional<Results> empty) {

    public void print(PrintWriter out) {
        Map<String, Figure> before = empty.map(Table::byName).orElse(Map.of());
        for (Figure figure : new Figures(results).all()) {
            Figure other = before.get(figure.name());
            out.printf("%-44s %s %-15s", figure.name(), number(figure.value()), figure.unit());
            out.println(other == null ? "" : "%s   × %.2f".formatted(number(other.value()), ratio(figure, other)));
        }
        out.flush();
    }

    private static double ratio(Figure figure, Figure other) {
        return other.value() == 0 ? Double.NaN : figure.value() / other.value();
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
