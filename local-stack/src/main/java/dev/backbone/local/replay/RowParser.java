package dev.backbone.local.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.backbone.local.replay.ParsedRow.Sale;
import dev.backbone.local.replay.ParsedRow.Skipped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Decides what each row is: a sale, or which kind of no sale. */
record RowParser(Columns columns) {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    ParsedRow parse(CsvRecord row) {
        if (row.getFieldCount() != columns.count()) {
            return malformed(row, row.getFieldCount() + " fields instead of " + columns.count());
        }
        String invoice = Columns.field(row, columns.invoice());
        if (invoice.isEmpty()) {
            return malformed(row, "no invoice number");
        }
        if (invoice.startsWith("C") || invoice.startsWith("c")) {
            return skipped(row, SkipReason.CANCELLATION);
        }
        return parseSale(row, invoice);
    }

    private ParsedRow parseSale(CsvRecord row, String invoice) {
        String quantityText = Columns.field(row, columns.quantity());
        String priceText = Columns.field(row, columns.price());
        try {
            long quantity = new BigDecimal(quantityText).longValueExact();
            long price = new BigDecimal(priceText)
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return classify(row, invoice, quantity, price);
        } catch (ArithmeticException | NumberFormatException e) {
            return malformed(row, "quantity '" + quantityText + "', price '" + priceText + "'");
        }
    }

    private ParsedRow classify(CsvRecord row, String invoice, long quantity, long price) {
        String sku = Columns.field(row, columns.sku());
        if (!SKU.matcher(sku).matches()) {
            return skipped(row, SkipReason.INVALID_SKU);
        }
        if (quantity <= 0) {
            return skipped(row, SkipReason.QUANTITY_NOT_POSITIVE);
        }
        if (price <= 0) {
            return skipped(row, SkipReason.PRICE_NOT_POSITIVE);
        }
        return new Sale(
                invoice,
                sku,
                Columns.field(row, columns.description()),
                quantity,
                price,
                Columns.field(row, columns.customer()),
                Columns.field(row, columns.country()));
    }

    private static Skipped malformed(CsvRecord row, String detail) {
        return new Skipped(row.getStartingLineNumber(), SkipReason.MALFORMED, detail);
    }

    private static Skipped skipped(CsvRecord row, SkipReason reason) {
        return new Skipped(row.getStartingLineNumber(), reason, "");
    }
}
