package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Who may know of an interaction, as a condition on its row.
 *
 * @param condition with question marks
 * @param values    for them
 */
record ReachSql(String condition, List<Object> values) {

    static final String NOTHING = "1 = 0";

    ReachSql {
        values = List.copyOf(values);
    }

    /** @param alias of the table of interactions */
    static ReachSql of(Reach reach, String alias) {
        return switch (reach) {
            case Reach.Everything _ -> new ReachSql("1 = 1", List.of());
            case Reach.Own own when own.agentId().isEmpty() -> new ReachSql(NOTHING, List.of());
            case Reach.Own own -> new ReachSql(alias + ".agent_id = ?", List.of(own.agentId()));
            case Reach.Published own when own.agentId().isEmpty() -> new ReachSql(NOTHING, List.of());
            case Reach.Published own -> new ReachSql(alias + ".agent_id = ? and " + alias + ".publication <> 'draft'",
                    List.of(own.agentId()));
            case Reach.Teams teams -> new ReachSql(alias + ".team in (" + marks(teams.names().size()) + ")",
                    List.copyOf(new TreeSet<>(teams.names())));
        };
    }

    /** {@code ?, ?, ?}. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
