package dev.earmark.exports.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a table as CSV, one by one, so it may be large; cells end with what the first line has most: comma, semicolon, tab, bar. */
public final class TableRows {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private TableRows() {}

    /**
     * @param head first line of the table
     * @param rest what follows it
     * @param rows is given each row, the head first, with the number of its row from 1; empty lines are passed over
     * @throws IOException when it cannot be read, or a cell is not closed
     */
    public static void read(String head, Reader rest, BiConsumer<Long, List<String>> rows) throws IOException {
        char delimiter = ',';
        for (char candidate : DELIMITERS) {
            delimiter = count(head, candidate) > count(head, delimiter) ? candidate : delimiter;
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser first = CSVParser.parse(head, format); CSVParser table = CSVParser.parse(rest, format)) {
            rows.accept(1L, first.stream().findFirst().map(CSVRecord::toList).orElse(List.of()));
            for (CSVRecord row : table) {
                rows.accept(row.getRecordNumber() + 1, row.toList());
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } catch (IllegalStateException open) {
            throw new IOException("a cell is not closed", open);
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
