package dev.earmark.example;

import dev.earmark.access.Account;
import dev.earmark.access.Principal;
import dev.earmark.access.Role;
import dev.earmark.yaml.YamlMap;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The people of the example. */
record Cast(List<Agent> agents, List<Colleague> colleagues, List<String> customers) {

    private static final int MOST_CHATS = 1_000;
    private static final int FEW_CHATS = 7;

    Cast {
        agents = List.copyOf(agents);
        colleagues = List.copyOf(colleagues);
        customers = List.copyOf(customers);
    }

    /**
     * Somebody who speaks with customers.
     *
     * @param chats how many chats and mails the agent has in the eight weeks
     * @param skill how often a part of a conversation is done well at the beginning, 0 to 1
     * @param later the same after eight weeks
     * @param weak    parts that are done well less often
     * @param habits  what is done in most chats that others do in few
     * @param trained parts that have been worked on with a coach
     */
    record Agent(String id, String name, String team, int chats, double skill, double later, Set<String> weak, Set<String> habits,
            Set<String> trained) {
        Agent {
            weak = Set.copyOf(weak);
            habits = Set.copyOf(habits);
            trained = Set.copyOf(trained);
        }

        /** After a part was worked on. */
        Agent after(String part) {
            Set<String> left = new HashSet<>(weak);
            left.remove(part);
            Set<String> more = new HashSet<>(trained);
            more.add(part);
            return new Agent(id, name, team, chats, skill, later, left, habits, more);
        }

        String firstName() {
            return name.split(" ")[0];
        }
    }

    /** Somebody who reviews or coaches. @param teams that a coach looks after */
    record Colleague(String id, String name, Role role, Set<String> teams) {
        Colleague {
            teams = Set.copyOf(teams);
        }
    }

    static Cast read(YamlMap house) {
        List<Agent> agents = house.maps("agents").stream().map(one -> new Agent(one.text("id"), one.text("name"), one.text("team"),
                one.has("chats") ? one.whole("chats", 0, MOST_CHATS) : FEW_CHATS,
                one.number("skill", 0, 1), one.number("later", 0, 1), Set.copyOf(one.texts("weak")),
                Set.copyOf(one.texts("habits")), Set.of())).toList();
        List<Colleague> colleagues = house.maps("people").stream().map(one -> new Colleague(one.text("id"), one.text("name"),
                Role.of(one.text("role")).orElseThrow(() -> one.wrong("no role \"" + one.text("role") + "\"")),
                one.textIf("team").map(Set::of).orElse(Set.of()))).toList();
        return new Cast(agents, colleagues, house.texts("customers"));
    }

    Agent agent(String id) {
        return agents.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    List<Principal> reviewers() {
        return colleagues.stream().filter(one -> one.role() == Role.REVIEWER).map(Cast::principal).toList();
    }

    /** Who looks after a team. */
    Principal coach(String team) {
        return colleagues.stream().filter(one -> one.teams().contains(team)).map(Cast::principal).findFirst().orElseThrow();
    }

    /** Who reports how chats ended. */
    Principal systems() {
        return new Principal("example-survey", "Survey of the example", Role.ADMIN, null, Set.of(), false);
    }

    private static Principal principal(Colleague one) {
        return new Principal(one.id(), one.name(), one.role(), null, one.role().permissions(), false, one.teams());
    }

    Principal principal(String agentId) {
        Agent agent = agent(agentId);
        return new Principal(accountOf(agent), agent.name(), Role.AGENT, agent.id(), Role.AGENT.permissions(), false);
    }

    private static String accountOf(Agent agent) {
        return agent.id() + "-login";
    }

    /** Accounts of all of them, without passwords. @param disabled whether nobody is to log in as they */
    List<Account> accounts(Instant since, boolean disabled) {
        Function<Colleague, Account> other = one -> new Account(one.id(), one.id(), one.name(), one.role(), null, null, null, disabled,
                since, 1, one.teams());
        Function<Agent, Account> own = one -> new Account(accountOf(one), one.id(), one.name(), Role.AGENT, one.id(), null, null, disabled,
                since, 1);
        return Stream.concat(colleagues.stream().map(other), agents.stream().map(own)).toList();
    }
}
