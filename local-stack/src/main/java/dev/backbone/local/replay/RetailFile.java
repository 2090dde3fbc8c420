package dev.backbone.local.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.backbone.local.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A file in the format of UCI's Online Retail data set: one row per invoice line. */
public record RetailFile(Path path) {

    /**
     * Reads the first orders of the file; their rows may be anywhere in it.
     *
     * @throws StackException naming file and line when this is no such file
     */
    public RetailOrders read(int limit) {
        if (!Files.isRegularFile(path)) {
            throw unusable("no such file: " + path, null);
        }
        OrderBook book = new OrderBook(path, limit);
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(new RetailText(path).open())) {
            Iterator<CsvRecord> iterator = rows.iterator();
            RowParser parser = new RowParser(header(iterator));
            while (iterator.hasNext()) {
                book.add(parser.parse(iterator.next()));
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw unusable(path + " can't be read: " + e.getMessage(), e);
        }
        return book.close();
    }

    private Columns header(Iterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw unusable(path + ":1: empty, a header was expected", null);
        }
        CsvRecord header = rows.next();
        return Columns.of(header)
                .orElseThrow(() -> unusable(
                        path + ":" + header.getStartingLineNumber()
                                + ": no header with InvoiceNo, StockCode, Quantity and UnitPrice",
                        null));
    }

    private static StackException unusable(String message, @Nullable Exception cause) {
        return cause == null
                ? new StackException(StackException.UNUSABLE_INPUT, message)
                : new StackException(StackException.UNUSABLE_INPUT, message, cause);
    }
}
