package dev.earmark.playbook.making;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Sentiment;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.PartyNames;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.TraitSource;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TraitParser;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.KeptTraits.Traits;
import dev.earmark.store.Outcomes.Ended;
import dev.earmark.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The calls of a house that a question is about, with their traits in the store. What is new is read and kept first. For one thread. */
final class HouseCalls implements TraitSource {

    private static final int PAGE = 400;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Store store;
    private final TraitReader reader;
    private final PlaybookQuestion question;
    private final List<CallFacts> facts = new ArrayList<>();
    private final List<Double> outcomes = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    HouseCalls(Store store, TraitReader reader, PlaybookQuestion question) {
        this.store = store;
        this.reader = reader;
        this.question = question;
    }

    List<CallFacts> facts() {
        return List.copyOf(facts);
    }

    double[] outcomes() {
        return outcomes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Reads what is new, and puts all together.
     *
     * @param now      up to when contacts are known
     * @param progress is told how many were looked through
     */
    void gather(Instant now, IntConsumer progress) {
        Map<String, Boolean> stayed = question.goal() == PlaybookQuestion.Goal.NO_REPEAT
                ? RepeatContacts.none(store.read(tx -> tx.outcomes().contacts(Instant.EPOCH)), now) : Map.of();
        int through = 0;
        String after = "";
        for (List<Ended> page = page(after); !page.isEmpty(); page = page(after)) {
            String last = page.getLast().interactionId();
            Map<String, Traits> kept = traits(after, last);
            for (Ended one : page) {
                if (question.covers(one)) {
                    current(one, kept).ifPresent(traits -> add(one, traits, stayed));
                }
                through++;
                progress.accept(through);
            }
            after = last;
        }
    }

    private List<Ended> page(String after) {
        return store.read(tx -> tx.outcomes().ended(after, PAGE));
    }

    private Map<String, Traits> traits(String after, String last) {
        Map<String, Traits> traits = new TreeMap<>();
        store.read(tx -> tx.traits().between(after, last, CallTraits.FORMAT)).forEach(kept -> traits.put(kept.interactionId(), kept));
        return traits;
    }

    private Optional<CallTraits> current(Ended call, Map<String, Traits> kept) {
        Traits known = kept.get(call.interactionId());
        return known != null && known.transcriptVersion() == call.transcriptVersion()
                ? Optional.of(new TraitParser().parse(known.body())) : read(call);
    }

    /** Reads an interaction that is new, or was corrected, and keeps what it came to. */
    private Optional<CallTraits> read(Ended call) {
        String id = call.interactionId();
        Optional<Heard> heard = store.read(tx -> tx.findings().heard(id));
        Optional<Counted> counted = store.read(tx -> tx.findings().counted(id));
        if (heard.isEmpty() || counted.isEmpty()) {
            return Optional.empty();
        }
        Facts known = store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING)).map(one -> one.facts()).orElse(Facts.NONE);
        Sentiment sentiment = counted.get().sentiment();
        CallTraits traits = reader.read(heard.get().transcript(), names(heard.get(), known), complaints(sentiment))
                .with(sentiment.course() == null ? null : (Double) sentiment.course().shift());
        store.<Boolean>write(tx -> {
            tx.traits().put(new Traits(id, CallTraits.FORMAT, call.transcriptVersion(), traits.toText()));
            return true;
        });
        return Optional.of(traits);
    }

    static Set<String> names(Heard heard, Facts known) {
        PartyNames names = new ConversationWords(heard.transcript(), known).names();
        Set<String> all = new HashSet<>(names.agent());
        all.addAll(names.customer());
        return all;
    }

    private static BitSet complaints(Sentiment sentiment) {
        BitSet complaints = new BitSet();
        sentiment.turns().stream().filter(reading -> reading.label() == Sentiment.Label.NEGATIVE)
                .forEach(reading -> complaints.set(reading.turn()));
        return complaints;
    }

    private void add(Ended call, CallTraits traits, Map<String, Boolean> stayed) {
        positions.put(call.interactionId(), facts.size());
        String queue = call.queue();
        facts.add(new CallFacts(call.interactionId(), call.agentId(), queue == null ? "" : queue,
                call.last().getOrDefault(OutcomeName.REASON, ""), MONTH.format(call.startedAt())));
        outcomes.add(outcome(call, traits, stayed.get(call.interactionId())));
    }

    private double outcome(Ended call, CallTraits traits, @Nullable Boolean stayed) {
        Double shift = traits.shift();
        return question.goal() != PlaybookQuestion.Goal.SENTIMENT ? question.goal().of(call, stayed)
                : shift == null ? Double.NaN : shift > 0 ? 1 : 0;
    }

    @Override
    public void each(ObjIntConsumer<CallTraits> visitor) {
        for (int from = 0; from < facts.size(); from += PAGE) {
            String after = from == 0 ? "" : facts.get(from - 1).id();
            String last = facts.get(Math.min(facts.size(), from + PAGE) - 1).id();
            traits(after, last).forEach((id, traits) -> {
                Integer position = positions.get(id);
                if (position != null) {
                    visitor.accept(new TraitParser().parse(traits.body()), position);
                }
            });
        }
    }
}
