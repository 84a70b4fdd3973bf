package dev.earmark.example;

import dev.earmark.example.Phrases.Matter;
import dev.earmark.transcript.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Who writes with whom, and when, in the eight weeks before a moment; the same moment gives the same. */
final class Plan {

    static final Duration WEEKS = Duration.ofDays(56);

    private static final Duration A_CALL = Duration.ofMinutes(3);
    private static final Duration SHORTEST_AGO = Duration.ofMinutes(40);
    private static final int SECONDS_A_DAY = 9 * 3600;
    private static final int ONE_MAIL_IN = 7;
    /** So many of 100 chats are with somebody who writes more often. */
    private static final int KNOWN_PERCENT = 30;

    private final Script script;
    private final Instant end;
    private final Random random = new Random(20_260_301);

    /** @param end of the eight weeks */
    Plan(Script script, Instant end) {
        this.script = script;
        this.end = end;
    }

    /** @param name unique within the example */
    record Chat(String name, Cast.Agent agent, Written written, Instant startedAt) {
        Instant endedAt() {
            return startedAt.plusMillis(written.ms());
        }
    }

    /** The oldest first. */
    List<Chat> chats() {
        List<Chat> all = new ArrayList<>();
        List<Cast.Agent> turns = turns();
        for (int i = 0; i < turns.size(); i++) {
            Cast.Agent agent = turns.get(i);
            double share = (i + random.nextDouble()) / turns.size();
            Instant at = office(end.minus(WEEKS).plusSeconds((long) (share * WEEKS.toSeconds())));
            List<Matter> matters = script.phrases().of(agent.team());
            Matter matter = matters.get(random.nextInt(matters.size()));
            String customer = customer();
            Channel channel = i % ONE_MAIL_IN == 3 ? Channel.EMAIL : Channel.CHAT;
            all.add(new Chat("example-%03d".formatted(i + 1), agent,
                    ChatWriter.write(script.phrases(), random, trained(agent, at), matter, customer, at, share, channel), at));
        }
        return all.stream().sorted(Comparator.comparing(Chat::startedAt)).toList();
    }

    private record Place(Cast.Agent agent, double share) {}

    /** Whose each chat is: those of an agent lie evenly in the eight weeks. */
    private List<Cast.Agent> turns() {
        return script.cast().agents().stream().flatMap(agent -> IntStream.range(0, agent.chats())
                        .mapToObj(i -> new Place(agent, (i + 1.0 / 2) / agent.chats())))
                .sorted(Comparator.comparingDouble(Place::share)).map(Place::agent).toList();
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private String customer() {
        List<String> names = script.cast().customers();
        return random.nextInt(100) < KNOWN_PERCENT ? any(names) : any(names).split(" ")[0] + " " + any(names).split(" ")[1];
    }

    /** As the agent was at a time. */
    private Cast.Agent trained(Cast.Agent agent, Instant at) {
        Cast.Agent then = agent;
        for (Script.Meeting meeting : script.meetings()) {
            boolean held = meeting.agent().equals(agent.id()) && !meeting.part().isEmpty() && at.isAfter(day(meeting));
            then = held ? then.after(meeting.part()) : then;
        }
        return then;
    }

    /** When a coach and an agent sat down together. */
    Instant day(Script.Meeting meeting) {
        return end.minus(Duration.ofDays(meeting.daysAgo()));
    }

    /** On a working day, between eight and five, and over by now. */
    private Instant office(Instant about) {
        LocalDate day = about.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate working = day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
        Instant at = working.atTime(8, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(SECONDS_A_DAY));
        Instant latest = end.minus(SHORTEST_AGO).minusSeconds(random.nextInt(3600));
        return at.isAfter(latest) ? latest : at;
    }

    /** When a call was. */
    Instant of(Script.Call call) {
        Instant at = office(end.minus(Duration.ofDays(call.daysAgo())));
        return at.minus(A_CALL);
    }
}
