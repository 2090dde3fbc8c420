package dev.backbone.local.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the header puts each column; columns we don't know, such as the invoice date, do no harm. */
record Columns(int count, int invoice, int sku, int description, int quantity, int price, int customer, int country) {

    private static final int ABSENT = -1;

    /** Empty when a column that an order needs is missing. Both editions of the data set are understood. */
    static Optional<Columns> of(CsvRecord header) {
        List<String> names = header.getFields().stream().map(Columns::normalize).toList();
        Columns columns = new Columns(
                names.size(),
                find(names, "invoiceno", "invoice"),
                find(names, "stockcode"),
                find(names, "description"),
                find(names, "quantity"),
                find(names, "unitprice", "price"),
                find(names, "customerid"),
                find(names, "country"));
        return Optional.of(columns).filter(Columns::isComplete);
    }

    private boolean isComplete() {
        return invoice != ABSENT && sku != ABSENT && quantity != ABSENT && price != ABSENT;
    }

    static String field(CsvRecord row, int column) {
        return column == ABSENT ? "" : row.getField(column).strip();
    }

    private static int find(List<String> names, String... candidates) {
        return List.of(candidates).stream()
                .mapToInt(names::indexOf)
                .filter(index -> index != ABSENT)
                .findFirst()
                .orElse(ABSENT);
    }

    private static String normalize(String name) {
        return name.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
    }
}
