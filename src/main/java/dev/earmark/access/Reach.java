package dev.earmark.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which interactions somebody may know of. What is out of reach does not exist for them: it is not found, never forbidden. */
public sealed interface Reach {

    Reach EVERYTHING = new Everything();

    record Everything() implements Reach {}

    /** Those that an agent handled: of a program whose key is for one agent. */
    record Own(String agentId) implements Reach {}

    /**
     * Those that an agent handled and that were shared with the agent; of each only the scorecard that was shared. An agent without an id
     * sees none.
     */
    record Published(String agentId) implements Reach {}

    /** Those of some teams: of a coach. At least one. */
    record Teams(Set<String> names) implements Reach {
        public Teams {
            names = Set.copyOf(names);
        }
    }

    /** Whether only what was shared with an agent is shown. */
    default boolean publishedOnly() {
        return this instanceof Published;
    }

    /** Whether an agent, who belongs to a team, may be known. @param team null for one without */
    default boolean knowsAgent(String id, @Nullable String team) {
        return switch (this) {
            case Everything _ -> true;
            case Own own -> own.agentId().equals(id);
            case Published own -> own.agentId().equals(id);
            case Teams teams -> team != null && teams.names().contains(team);
        };
    }
}
