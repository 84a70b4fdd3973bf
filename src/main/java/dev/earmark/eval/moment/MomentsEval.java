package dev.earmark.eval.moment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.eval.Engines;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.moment.MomentCase.Half;
import dev.earmark.interaction.Progress;
import dev.earmark.moments.Moment;
import dev.earmark.moments.MomentFeatures;
import dev.earmark.moments.MomentFinder;
import dev.earmark.moments.MomentKinds;
import dev.earmark.moments.TurnActs;
import dev.earmark.moments.Usefulness;
import dev.earmark.moments.UsefulnessHead;
import dev.earmark.scoring.Verdict;
import dev.earmark.search.KeptQueries;
import dev.earmark.trust.Wilson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds the moments that are shown first against the marks of readers. Those of a trade are chosen by a head that has learnt the marks of
 * the other trades only.
 */
public final class MomentsEval {

    private static final int FIRST = 3;

    private final MomentMarks marks;
    private final MomentKinds kinds;
    private final TurnActs acts;
    private final MomentFinder every;
    private final UsefulnessTraining training;
    private final Map<String, List<String>> former = new HashMap<>();
    private final List<MomentCase> cases;

    /**
     * @param folder of the set: {@code conversations.jsonl}, {@code calls.jsonl}, {@code marks.jsonl}, and {@code before.jsonl}:
     *               what the program showed before the set was made
     */
    public MomentsEval(Engines engines, EvalSets sets, Path folder, MomentKinds kinds, TurnActs acts, Progress progress) {
        this.marks = new MomentMarks(folder.resolve("marks.jsonl"));
        this.kinds = kinds;
        this.acts = acts;
        this.every = finder(Usefulness.UNKNOWN, 0);
        MomentCases.lines(folder.resolve("before.jsonl")).forEach(line -> former.put(line.path("id").asText(),
                StreamSupport.stream(line.path("shown").spliterator(), false).map(JsonNode::asText).toList()));
        progress.at("scoring", 0);
        this.cases = new MomentCases(engines, sets, folder).read();
        this.training = new UsefulnessTraining(new MomentFeatures(acts, engines.embedder()), every, cases,
                marks, progress);
    }

    private MomentFinder finder(Usefulness usefulness, double leastUseful) {
        return new MomentFinder(kinds.with(leastUseful), KeptQueries.NONE, acts, usefulness);
    }

    /** What all marks teach. */
    public UsefulnessHead head() {
        return training.head();
    }

    /** What a reader is to mark, one object a moment. */
    public List<String> candidates() {
        return cases.stream().flatMap(one -> Candidates.of(one, every.all(one.scored()), former(one)).stream())
                .map(ObjectNode::toString).toList();
    }

    /**
     * Of the first three that each conversation shows.
     *
     * @param useful   a coach would use them
     * @param marked   a reader has looked at them
     * @param unmarked nobody has: left out of the share
     * @param kinds    useful and marked by kind, verdicts as one kind
     * @param there    useful ones among all that the reader has marked, shown or not
     */
    public record Figures(int conversations, int useful, int marked, int unmarked, Map<String, int[]> kinds, int there) {
        public double share() {
            return marked == 0 ? 0 : (double) useful / marked;
        }

        /** How many of use a conversation shows. */
        public double each() {
            return conversations == 0 ? 0 : (double) useful / conversations;
        }

        /** Of all that are of use, those that are shown first. */
        public double recall() {
            return there == 0 ? 0 : (double) useful / there;
        }

        /** Ends of the 95 % interval of the share (Wilson). */
        public double low() {
            return Wilson.lower(useful, marked);
        }

        public double high() {
            return Wilson.upper(useful, marked);
        }
    }

    /** How many moments are marked. */
    public int marks() {
        return marks.size();
    }

    /** As moments are chosen now. */
    public Figures now(boolean heldOut) {
        return now(heldOut, kinds.shown().leastUseful());
    }

    /** As they would be chosen from another likelihood of use on; 0 for all that weigh enough. */
    public Figures now(boolean heldOut, double leastUseful) {
        Map<String, MomentFinder> ofTrade = new HashMap<>();
        return figures(cases, heldOut, one -> Objects.requireNonNull(ofTrade.computeIfAbsent(one.trade(),
                trade -> finder(training.without(trade), leastUseful))).find(one.scored()).stream().map(Moment::id).toList());
    }

    /** As they were chosen before; of conversations that were in the set then. */
    public Figures before(boolean heldOut) {
        return figures(cases.stream().filter(one -> former.containsKey(one.id())).toList(), heldOut, this::former);
    }

    private List<String> former(MomentCase one) {
        return Objects.requireNonNullElse(former.get(one.id()), List.of());
    }

    private Figures figures(List<MomentCase> asked, boolean heldOut, Function<MomentCase, List<String>> shown) {
        List<MomentCase> half = asked.stream().filter(one -> (one.half() == Half.HELD_OUT) == heldOut).toList();
        Map<String, int[]> kinds = new LinkedHashMap<>();
        List<@Nullable Boolean> found = new ArrayList<>();
        half.forEach(one -> shown.apply(one).stream().limit(FIRST).forEach(moment -> {
            Boolean useful = marks.of(one, moment);
            found.add(useful);
            if (useful != null) {
                int[] counts = kinds.computeIfAbsent(kind(one, moment), _ -> new int[2]);
                counts[0] += useful ? 1 : 0;
                counts[1]++;
            }
        }));
        int marked = (int) found.stream().filter(one -> one != null).count();
        return new Figures(half.size(), (int) found.stream().filter(Boolean.TRUE::equals).count(), marked, found.size() - marked, kinds,
                half.stream().mapToInt(marks::useful).sum());
    }

    private static String kind(MomentCase one, String moment) {
        String kind = moment.substring(0, moment.lastIndexOf('@'));
        return one.scored().scorecard().judgements().stream().filter(judgement -> judgement.criterion().equals(kind)).findFirst()
                .map(judgement -> judgement.verdict() instanceof Verdict.Met ? "exemplary" : "missed").orElse(kind);
    }
}
