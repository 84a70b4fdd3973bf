package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.figures.GoesWith;
import dev.earmark.figures.SatisfiedShare;
import dev.earmark.figures.ShareDifference;
import dev.earmark.hash.Sha256;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.theme.CommentTheme;
import dev.earmark.outcome.theme.CommentTheme.AskedCriterion;
import dev.earmark.outcome.theme.CommentThemes;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.Figures.Commented;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Figures.Reported;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What customers answered and wrote, themes of it, and which criteria go with those who were satisfied. */
final class SurveysApi {

    private static final int MOST_SHOWN = 100;
    private static final int KEY_DIGITS = 16;
    private static final String SEPARATOR = "\n";

    private final Backend backend;

    SurveysApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getSurveys", this::answers, "getSurveyThemes", this::themes, "listSurveyComments", this::comments);
    }

    private FigureFilter filter(Exchange exchange) {
        return FigureFilters.of(exchange, backend.clock().instant());
    }

    // --- criteria

    private Answer answers(Exchange exchange) {
        FigureFilter filter = filter(exchange);
        OutcomeName by = OutcomeName.of(String.valueOf(exchange.query("by"))).orElse(OutcomeName.CSAT);
        return Answer.ok(backend.store().read(tx -> {
            ObjectNode node = Views.object().put("from", Views.time(filter.from())).put("to", Views.time(filter.before()))
                    .put("by", by.label()).put("fewest", GoesWith.FEWEST);
            node.set("reported", reported(tx, filter, exchange.reach()));
            GoesWith found = GoesWith.of(tx, filter, exchange.reach(), by);
            node.put("answers", found.answers());
            ArrayNode rubrics = node.putArray("rubrics");
            rubrics(tx, filter, exchange.reach()).forEach((id, version) -> rubrics.addObject().put("rubric", id).put("version", version));
            node.set("criteria", Views.items(found.found(), SurveysApi::view).get("items"));
            return node;
        }));
    }

    private static ObjectNode reported(Store.Tx tx, FigureFilter filter, Reach reach) {
        Map<OutcomeName, Long> counts = tx.figures().reported(filter, reach).stream()
                .collect(Collectors.groupingBy(Reported::name, Collectors.counting()));
        counts.put(OutcomeName.COMMENT, (long) tx.figures().comments(filter, reach, Integer.MAX_VALUE).size());
        ObjectNode reported = Views.object();
        for (OutcomeName name : OutcomeName.values()) {
            reported.put(name.label(), counts.getOrDefault(name, 0L));
        }
        return reported;
    }

    /** The newest version of each that the interactions are scored by. */
    private static Map<String, Integer> rubrics(Store.Tx tx, FigureFilter filter, Reach reach) {
        Map<String, Integer> newest = new TreeMap<>();
        tx.figures().each(filter, reach, row -> newest.merge(row.rubricId(), row.rubricVersion(), Math::max));
        return newest;
    }

    private static ObjectNode view(GoesWith.Found found) {
        ObjectNode node = Views.object().put("criterion", found.criterion());
        node.set("met", view(found.met()));
        node.set("missed", view(found.missed()));
        ShareDifference difference = found.difference();
        node.set("difference", difference == null ? null : Views.object().put("points", FigureViews.rounded(difference.points()))
                .put("low", FigureViews.rounded(difference.low())).put("high", FigureViews.rounded(difference.high()))
                .put("p", difference.p()).put("beyondChance", difference.beyondChance()));
        return node;
    }

    private static ObjectNode view(SatisfiedShare side) {
        return Views.object().put("satisfied", side.satisfied()).put("n", side.n());
    }

    // --- comments

    /** Comments of a while with their themes. @param ended what else was reported of their interactions */
    private record Written(List<Commented> comments, List<CommentTheme> themes, Map<String, Map<OutcomeName, String>> ended) {

        String key(CommentTheme theme) {
            String all = theme.words() + SEPARATOR + theme.comments().stream().map(at -> comments.get(at).interactionId())
                    .collect(Collectors.joining(SEPARATOR));
            return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS);
        }

        Map<OutcomeName, String> ended(Commented one) {
            return ended.getOrDefault(one.interactionId(), Map.of());
        }
    }

    /** Themes are looked for outside of any transaction. */
    private Written written(Exchange exchange, boolean grouped) {
        FigureFilter filter = filter(exchange);
        Map<String, Map<OutcomeName, String>> ended = new HashMap<>();
        Map<String, Integer> rubrics = new TreeMap<>();
        List<Commented> comments = backend.store().read(tx -> {
            tx.figures().reported(filter, exchange.reach()).forEach(one -> ended.computeIfAbsent(one.interactionId(),
                    _ -> new HashMap<>()).put(one.name(), one.value()));
            rubrics.putAll(rubrics(tx, filter, exchange.reach()));
            return tx.figures().comments(filter, exchange.reach(), CommentThemes.MOST_COMMENTS);
        });
        List<CommentTheme> themes = grouped
                ? backend.themes().of(comments.stream().map(Commented::text).toList(), criteria(rubrics)) : List.of();
        return new Written(comments, themes, ended);
    }

    private List<AskedCriterion> criteria(Map<String, Integer> rubrics) {
        List<AskedCriterion> all = new ArrayList<>();
        rubrics.forEach((id, version) -> rubric(id, version).ifPresent(rubric -> rubric.sections().forEach(section ->
                section.criteria().forEach(one -> all.add(new AskedCriterion(id, one.id(), one.question(), lines(one)))))));
        return all;
    }

    private Optional<Rubric> rubric(String id, int version) {
        try {
            return Optional.of(backend.rubrics().load(id, version));
        } catch (Fault gone) {
            return Optional.empty(); // of an earlier release, and no longer readable: its criteria are not named
        }
    }

    private static List<String> lines(Criterion criterion) {
        List<String> lines = new ArrayList<>(List.of(criterion.question()));
        String why = criterion.why();
        if (why != null) {
            lines.add(why);
        }
        return lines;
    }

    private Answer themes(Exchange exchange) {
        Written written = written(exchange, true);
        ObjectNode node = Views.object().put("comments", written.comments().size()).put("most", CommentThemes.MOST_COMMENTS)
                .put("fewest", CommentTheme.FEWEST);
        node.set("items", Views.items(written.themes(), theme -> view(written, theme)).get("items"));
        long within = written.themes().stream().flatMap(theme -> theme.comments().stream()).distinct().count();
        return Answer.ok(node.put("others", written.comments().size() - within));
    }

    private static ObjectNode view(Written written, CommentTheme theme) {
        ObjectNode node = Views.object().put("key", written.key(theme)).put("comments", theme.comments().size());
        ArrayNode words = node.putArray("words");
        theme.words().forEach(words::add);
        ArrayNode near = node.putArray("criteria");
        theme.near().forEach(one -> near.addObject().put("rubric", one.rubricId()).put("id", one.id()).put("question", one.question()));
        List<String> answers = theme.comments().stream().map(at -> written.ended(written.comments().get(at)).get(OutcomeName.CSAT))
                .filter(Objects::nonNull).toList();
        int satisfied = (int) answers.stream().filter(value -> OutcomeName.CSAT.well(value).orElse(0) > 0).count();
        node.set("satisfied", view(new SatisfiedShare(satisfied, answers.size())));
        return node;
    }

    private Answer comments(Exchange exchange) {
        String key = exchange.query("theme");
        Written written = written(exchange, key != null);
        List<Commented> shown = key == null ? written.comments() : written.themes().stream().filter(theme -> written.key(theme).equals(key))
                .findFirst().map(theme -> theme.comments().stream().map(written.comments()::get).toList())
                .orElseThrow(() -> new NotFound("outcome.theme-unknown", "There is no such theme any longer: comments have come in or gone"
                        + " since. Look at the themes again."));
        List<Commented> page = shown.stream().limit(MOST_SHOWN).toList();
        exchange.shows(page.stream().map(Commented::interactionId).toList());
        return Answer.ok(backend.store().read(tx -> {
            AgentNames agents = new AgentNames(tx);
            return Views.items(page, one -> view(one, written.ended(one), agents)).put("left", shown.size() - page.size());
        }));
    }

    private static ObjectNode view(Commented one, Map<OutcomeName, String> ended, AgentNames agents) {
        ObjectNode node = Views.object().put("interactionId", one.interactionId()).put("receivedAt", Views.time(one.receivedAt()))
                .put("text", one.text()).put("csat", number(ended.get(OutcomeName.CSAT))).put("nps", number(ended.get(OutcomeName.NPS)));
        String agent = one.agentId();
        node.set("agent", agent == null ? null : agents.person(agent));
        return node;
    }

    private static @Nullable Integer number(@Nullable String value) {
        return value == null ? null : (Integer) Integer.parseInt(value);
    }
}
