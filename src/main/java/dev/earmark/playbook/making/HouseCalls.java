package dev.earmark.playbook.making;

import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.TraitSource;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TraitParser;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.store.KeptTraits.Traits;
import dev.earmark.store.Outcomes.Ended;
import dev.earmark.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a house that a question is about, with their traits in the store. What is new is read and kept first; what was kept and
 * cannot be read is read anew. What is deleted meanwhile is left out. For one thread.
 */
final class HouseCalls implements TraitSource {

    private static final int PAGE = 400;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Store store;
    private final TraitKeeping keeping;
    private final PlaybookQuestion question;
    private final TraitParser parser = new TraitParser();
    private final List<Ended> calls = new ArrayList<>();
    private final List<CallFacts> facts = new ArrayList<>();
    private final Map<Integer, Double> shifts = new HashMap<>();
    private Map<String, Boolean> stayed = Map.of();

    HouseCalls(Store store, TraitReader reader, PlaybookQuestion question) {
        this.store = store;
        this.keeping = new TraitKeeping(store, reader);
        this.question = question;
    }

    List<CallFacts> facts() {
        return List.copyOf(facts);
    }

    /** How each ended; whether the customer felt better is known when all were visited. */
    double[] outcomes() {
        double[] outcomes = new double[calls.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = question.goal() == PlaybookQuestion.Goal.SENTIMENT ? shifts.getOrDefault(i, Double.NaN)
                    : question.goal().of(calls.get(i), stayed.get(calls.get(i).interactionId()));
        }
        return outcomes;
    }

    /**
     * Reads what is new, and puts all together.
     *
     * @param now      up to when contacts are known
     * @param progress is told how many were looked through
     */
    void gather(Instant now, IntConsumer progress) {
        if (question.goal() == PlaybookQuestion.Goal.NO_REPEAT) {
            stayed = RepeatContacts.none(store.read(tx -> tx.outcomes().contacts(Instant.EPOCH)), now);
        }
        int through = 0;
        String after = "";
        for (List<Ended> page = page(after); !page.isEmpty(); page = page(after)) {
            String first = after;
            String last = page.getLast().interactionId();
            Map<String, Long> read = store.read(tx -> tx.traits().read(first, last, CallTraits.FORMAT));
            for (Ended one : page) {
                if (question.covers(one) && (isCurrent(one, read.get(one.interactionId())) || read(one).isPresent())) {
                    add(one);
                }
                through++;
                progress.accept(through);
            }
            keeping.keep();
            after = last;
        }
    }

    private List<Ended> page(String after) {
        return store.read(tx -> tx.outcomes().ended(after, PAGE));
    }

    private static boolean isCurrent(Ended call, @Nullable Long read) {
        return read != null && read == call.transcriptVersion();
    }

    private Optional<CallTraits> read(Ended call) {
        return keeping.read(call.interactionId(), call.transcriptVersion());
    }

    private void add(Ended call) {
        String queue = call.queue();
        calls.add(call);
        facts.add(new CallFacts(call.interactionId(), call.agentId(), queue == null ? "" : queue,
                call.last().getOrDefault(OutcomeName.REASON, ""), MONTH.format(call.startedAt())));
    }

    @Override
    public void each(ObjIntConsumer<CallTraits> visitor) {
        each(_ -> true, visitor);
    }

    @Override
    public void each(IntPredicate wanted, ObjIntConsumer<CallTraits> visitor) {
        for (int from = 0; from < calls.size(); from += PAGE) {
            int[] page = IntStream.range(from, Math.min(calls.size(), from + PAGE)).filter(wanted).toArray();
            Map<String, Traits> kept = kept(page);
            for (int call : page) {
                visit(call, kept.get(facts.get(call).id()), visitor);
            }
            keeping.keep();
        }
    }

    /** What is kept of some calls, in order. */
    private Map<String, Traits> kept(int[] page) {
        Map<String, Traits> traits = new HashMap<>();
        if (page.length == 0) {
            return traits;
        }
        String after = page[0] == 0 ? "" : facts.get(page[0] - 1).id();
        String last = facts.get(page[page.length - 1]).id();
        Set<String> wanted = Arrays.stream(page).mapToObj(call -> facts.get(call).id()).collect(Collectors.toSet());
        store.read(tx -> tx.traits().between(after, last, CallTraits.FORMAT, wanted::contains))
                .forEach(kept -> traits.put(kept.interactionId(), kept));
        return traits;
    }

    private void visit(int call, @Nullable Traits kept, ObjIntConsumer<CallTraits> visitor) {
        parsed(kept).or(() -> read(calls.get(call))).ifPresent(traits -> {
            Double shift = traits.shift();
            if (shift != null) {
                shifts.put(call, shift > 0 ? 1.0 : 0.0);
            }
            visitor.accept(traits, call);
        });
    }

    /** Empty where nothing is kept, or something that is damaged. */
    private Optional<CallTraits> parsed(@Nullable Traits kept) {
        try {
            return kept == null ? Optional.empty() : Optional.of(parser.parse(kept.body()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
