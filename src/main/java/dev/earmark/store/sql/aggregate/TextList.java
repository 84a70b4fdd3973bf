package dev.earmark.store.sql.aggregate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A few names in one column, in order, a line each; a line end within a name becomes a space. */
final class TextList {

    private TextList() {}

    static String of(Collection<String> names) {
        return names.stream().map(name -> name.replace('\n', ' ')).sorted().collect(Collectors.joining("\n"));
    }

    static List<String> read(String column) {
        return Stream.of(column.split("\n")).filter(name -> !name.isEmpty()).toList();
    }
}
