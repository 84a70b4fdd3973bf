package dev.earmark.eval.moment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.moments.Moment;
import dev.earmark.rubric.Criterion;
import dev.earmark.transcript.Turn;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moments as a reader gets to see them who is to say which are of use: with what was said around them, without their rank. */
final class Candidates {

    private static final int TURNS_AROUND = 8;
    /** Of the former ranking. */
    private static final int FIRST = 3;
    /** That rest on a verdict; of the others all. */
    private static final int OF_VERDICTS = 4;

    private Candidates() {}

    /** The best by either ranking; in the order of their ids, which tells nothing of their rank. */
    static List<ObjectNode> of(MomentCase one, List<Moment> found, List<String> former) {
        List<Moment> ranked = found.stream().sorted(Comparator.comparingDouble(Moment::weight).reversed()).toList();
        Map<String, Moment> chosen = new LinkedHashMap<>();
        ranked.stream().filter(moment -> former.stream().limit(FIRST).anyMatch(moment.id()::equals))
                .forEach(moment -> chosen.put(moment.id(), moment));
        ranked.stream().filter(moment -> criterion(one, moment) != null).limit(OF_VERDICTS)
                .forEach(moment -> chosen.put(moment.id(), moment));
        ranked.stream().filter(moment -> criterion(one, moment) == null).forEach(moment -> chosen.put(moment.id(), moment));
        return chosen.values().stream().sorted((left, right) -> left.id().compareTo(right.id())).map(moment -> of(one, moment)).toList();
    }

    private static ObjectNode of(MomentCase one, Moment moment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", one.id() + "#" + moment.id()).put("trade", one.trade())
                .put("channel", one.scored().transcript().channel().label()).put("kind", moment.kind()).put("tone", moment.tone().label())
                .put("title", title(one, moment)).put("why", moment.why())
                .put("speaker", moment.speaker().label()).put("quote", moment.quote()).put("turn", moment.turn());
        if (moment.time() != null) {
            node.put("startMs", moment.time().startMs()).put("endMs", moment.time().endMs());
        }
        around(node.putArray("conversation"), one.scored().transcript().turns(), moment.turn() == null ? 0 : moment.turn());
        return node;
    }

    private static @Nullable Criterion criterion(MomentCase one, Moment moment) {
        return one.scored().rubric().criteria().filter(criterion -> criterion.id().equals(moment.kind())).findFirst().orElse(null);
    }

    private static String title(MomentCase one, Moment moment) {
        Criterion criterion = criterion(one, moment);
        String how = moment.tone() == Moment.Tone.PRAISE ? "Done well: " : "Missed: ";
        return criterion == null ? moment.kind() : how + criterion.question();
    }

    private static void around(ArrayNode around, List<Turn> turns, int at) {
        turns.stream().filter(turn -> Math.abs(turn.index() - at) <= TURNS_AROUND).forEach(turn -> {
            ObjectNode said = around.addObject().put("turn", turn.index()).put("speaker", turn.speaker().label()).put("text", turn.text());
            if (turn.time() != null) {
                said.put("startMs", turn.time().startMs()).put("endMs", turn.time().endMs());
            }
        });
    }
}
