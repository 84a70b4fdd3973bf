package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Stage;
import dev.earmark.review.Need;
import dev.earmark.transcript.Channel;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that stand in the tables for closed choices, and back. */
final class Labels {

    private Labels() {}

    static Channel channel(String label) throws SQLException {
        return find(Channel.values(), Channel::label, label);
    }

    static Role role(String label) throws SQLException {
        return find(Role.values(), Role::label, label);
    }

    static EventType eventType(String label) throws SQLException {
        return find(EventType.values(), EventType::label, label);
    }

    static String of(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    static Stage stage(String label) throws SQLException {
        return find(Stage.values(), Labels::of, label);
    }

    /** Lower ones go first. */
    static int rank(Priority priority) {
        return switch (priority) {
            case URGENT -> 0;
            case FRESH -> 1;
            case BULK -> 2;
        };
    }

    static Priority priority(int rank) throws SQLException {
        return find(Priority.values(), priority -> String.valueOf(rank(priority)), String.valueOf(rank));
    }

    static Set<Permission> permissions(String list) throws SQLException {
        return set(Permission.values(), Permission::label, list);
    }

    /** The most urgent first. */
    static List<Need> needs(String list) throws SQLException {
        return set(Need.values(), Need::label, list).stream().sorted().toList();
    }

    static Set<EventType> eventTypes(String list) throws SQLException {
        return set(EventType.values(), EventType::label, list);
    }

    /** {@code ,a,b,} so that {@code like '%,a,%'} finds one; empty when there are none. */
    static <T> String list(Collection<T> items, Function<T, String> label) {
        return items.isEmpty() ? "" : items.stream().map(label).sorted().collect(Collectors.joining(",", ",", ","));
    }

    private static <T> Set<T> set(T[] values, Function<T, String> label, String list) throws SQLException {
        Set<String> labels = Stream.of(list.split(",")).filter(item -> !item.isEmpty()).collect(Collectors.toSet());
        Set<T> found = Arrays.stream(values).filter(value -> labels.contains(label.apply(value))).collect(Collectors.toSet());
        if (found.size() != labels.size()) {
            throw new SQLException("unknown word among " + list);
        }
        return found;
    }

    private static <T> T find(T[] values, Function<T, String> label, String wanted) throws SQLException {
        return Arrays.stream(values).filter(value -> label.apply(value).equals(wanted)).findFirst()
                .orElseThrow(() -> new SQLException("unknown word " + wanted));
    }
}
