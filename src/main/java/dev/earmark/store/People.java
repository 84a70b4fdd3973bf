package dev.earmark.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents and teams: those that an administrator has named, and those that interactions named. */
public interface People {

    /** @param team name of the team; null when in none */
    record Agent(String id, @Nullable String name, @Nullable String team) {}

    /** Keeps an agent or replaces what is known of it. */
    void put(Agent agent);

    /** Keeps an agent that an interaction names, unless it is known; fills in a name or team that was not known. */
    void meet(Agent agent);

    Optional<Agent> agent(String id);

    /** By id, those after {@code after}, at most {@code limit}. */
    List<Agent> agents(@Nullable String team, @Nullable String after, int limit);

    /** With its coachings and one-to-ones. @return false when there is no such agent */
    boolean remove(String id);

    /** Names of all teams, in order, with the number of their agents. */
    List<Team> teams();

    record Team(String name, int agents) {}
}
