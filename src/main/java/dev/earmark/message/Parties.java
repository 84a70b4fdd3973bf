package dev.earmark.message;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose words are whose: by the names of roles, by the names of people that are known, else by what is said. What nobody can tell
 * stays {@link Speaker#UNKNOWN}. Immutable; safe for many threads.
 */
public final class Parties {

    /** Points by which one author must sound more like an agent than another. */
    private static final int CLEAR = 2;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern PERSON = Pattern.compile("(?!(?i:speaker|spk|channel|participant|person|ch|user)\\b"
            + "|(?i:spk)_)\\p{L}{2}[\\p{L}\\p{M} .'’-]{0,58}");

    private final Map<String, Speaker> authors;
    private final List<String> unclear;

    private Parties(Map<String, Speaker> authors, List<String> unclear) {
        this.authors = authors;
        this.unclear = List.copyOf(unclear);
    }

    /**
     * @param agentName    null when nobody says
     * @param customerName null when nobody says
     */
    public static Parties of(List<RawTurn> turns, @Nullable String agentName, @Nullable String customerName) {
        Map<String, List<RawTurn>> byAuthor = turns.stream()
                .collect(Collectors.groupingBy(RawTurn::author, LinkedHashMap::new, Collectors.toList()));
        Map<String, Speaker> known = new HashMap<>();
        List<String> open = new ArrayList<>();
        byAuthor.forEach((author, said) -> {
            Optional<Speaker> party = RoleNames.of(author).or(() -> named(author, agentName, customerName));
            if (party.isEmpty() && said.stream().allMatch(turn -> Notices.is(turn.text()))) {
                party = Optional.of(Speaker.SYSTEM);
            } else if (party.isEmpty() && said.stream().anyMatch(turn -> BotTurns.saysSo(turn.text()))) {
                party = Optional.of(Speaker.BOT);
            }
            party.ifPresentOrElse(speaker -> known.put(author, speaker), () -> open.add(author));
        });
        return new Parties(known, told(open, byAuthor, known));
    }

    private static Optional<Speaker> named(String author, @Nullable String agentName, @Nullable String customerName) {
        if (sameName(author, agentName)) {
            return Optional.of(Speaker.AGENT);
        }
        return sameName(author, customerName) ? Optional.of(Speaker.CUSTOMER) : Optional.empty();
    }

    private static boolean sameName(String author, @Nullable String name) {
        if (name == null || name.isBlank() || author.isBlank()) {
            return false;
        }
        Set<String> parts = Set.copyOf(List.of(RoleNames.plain(name).split(" ")));
        Set<String> written = Set.copyOf(List.of(RoleNames.plain(author).split(" ")));
        return parts.containsAll(written) || written.containsAll(parts);
    }

    /** Decides for authors whom no name tells apart; returns those who stay unknown. */
    private static List<String> told(List<String> open, Map<String, List<RawTurn>> byAuthor, Map<String, Speaker> known) {
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> lean = new HashMap<>();
        open.forEach(author -> lean.put(author,
                byAuthor.getOrDefault(author, List.of()).stream().mapToInt(turn -> PartyCues.lean(turn.text())).sum()));
        boolean agentKnown = known.containsValue(Speaker.AGENT);
        boolean customerKnown = known.containsValue(Speaker.CUSTOMER);
        List<String> unclear = new ArrayList<>();
        for (String author : open) {
            Speaker speaker = agentKnown && !customerKnown && open.size() == 1 ? Speaker.CUSTOMER
                    : customerKnown && !agentKnown && open.size() == 1 ? Speaker.AGENT : leaning(author, lean);
            known.put(author, speaker);
            if (speaker == Speaker.UNKNOWN) {
                unclear.add(author);
            }
        }
        return unclear;
    }

    /** Of several authors the one who leans to one side more clearly than all others; alone, whoever leans clearly. */
    private static Speaker leaning(String author, Map<String, Integer> lean) {
        int own = lean.getOrDefault(author, 0);
        if (lean.size() == 2) {
            int other = lean.entrySet().stream().filter(entry -> !entry.getKey().equals(author)).mapToInt(Map.Entry::getValue).sum();
            return own - other >= CLEAR ? Speaker.AGENT : other - own >= CLEAR ? Speaker.CUSTOMER : Speaker.UNKNOWN;
        }
        return own >= CLEAR ? Speaker.AGENT : own <= -CLEAR ? Speaker.CUSTOMER : Speaker.UNKNOWN;
    }

    /** Authors of whom nobody can tell who they are, for a sentence to whoever handed the conversation over. */
    public Optional<String> unclear() {
        List<String> shown = unclear.stream().filter(author -> !author.isBlank()).limit(3)
                .map(author -> "\"" + (author.length() > LONGEST_SHOWN ? author.substring(0, LONGEST_SHOWN) + "…" : author) + "\"")
                        .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", shown));
    }

    /** The name of the only author of a party, when it is a person's name and no role or number; null else. */
    public @Nullable String name(Speaker party) {
        List<String> names = authors.entrySet().stream().filter(author -> author.getValue() == party).map(Map.Entry::getKey)
                .filter(author -> RoleNames.of(author).isEmpty() && PERSON.matcher(author.strip()).matches()).toList();
        return names.size() == 1 ? names.getFirst().strip() : null;
    }

    /** The party of each turn, in order. */
    public List<Speaker> speakers(List<RawTurn> turns, Channel channel) {
        List<Speaker> speakers = new ArrayList<>();
        for (RawTurn turn : turns) {
            speakers.add(speaker(turn, channel));
        }
        if (channel != Channel.VOICE) {
            bots(turns, speakers);
        }
        return speakers;
    }

    private Speaker speaker(RawTurn turn, Channel channel) {
        Speaker speaker = authors.getOrDefault(turn.author(), Speaker.UNKNOWN);
        boolean notice = channel != Channel.VOICE && switch (speaker) {
            case UNKNOWN, BOT -> Notices.is(turn.text());
            case AGENT -> Notices.isInAgentsName(turn.text());
            case CUSTOMER, OTHER, SYSTEM, QUOTED -> false;
        };
        if (channel != Channel.VOICE && speaker == Speaker.UNKNOWN && BotTurns.saysSo(turn.text())) {
            return Speaker.BOT;
        }
        boolean played = channel == Channel.VOICE && speaker != Speaker.CUSTOMER && Announcements.is(turn.text());
        return notice || played ? Speaker.SYSTEM : speaker;
    }

    /** From a message that says it is a program's up to the hand-over, or to the first answer after a person was asked for. */
    private static void bots(List<RawTurn> turns, List<Speaker> speakers) {
        boolean bot = false;
        boolean asked = false;
        String author = "";
        for (int i = 0; i < turns.size(); i++) {
            String text = turns.get(i).text();
            switch (speakers.get(i)) {
                case SYSTEM -> bot &= !Notices.isHandover(text);
                case CUSTOMER -> asked |= bot && BotTurns.asksForPerson(text);
                case AGENT -> {
                    if (BotTurns.saysSo(text)) {
                        bot = true;
                        asked = false;
                        author = turns.get(i).author();
                    } else if (!turns.get(i).author().equals(author) || BotTurns.personArrives(text)
                            || asked && !BotTurns.handedOver(turns, i, turns.size() - 1)) {
                        bot = false;
                    }
                    if (bot) {
                        speakers.set(i, Speaker.BOT);
                    }
                }
                case OTHER, UNKNOWN, BOT, QUOTED -> { }
            }
        }
    }
}
