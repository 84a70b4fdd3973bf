package dev.earmark.rubric;

import dev.earmark.phrase.pattern.WordLists;
import dev.earmark.rubric.Criterion.AutoFailScope;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a rubric file into a {@link Rubric}; refuses with {@code rubric.invalid} and the place in the file. */
public final class RubricReader {

    private static final Map<String, Speaker> SPEAKERS = Map.of("agent", Speaker.AGENT, "customer", Speaker.CUSTOMER, "bot", Speaker.BOT,
            "system", Speaker.SYSTEM);
    private static final Map<String, Channel> CHANNELS = Map.of("voice", Channel.VOICE, "chat", Channel.CHAT, "email", Channel.EMAIL);
    private static final Map<String, AutoFailScope> SCOPES =
            Map.of("criterion", AutoFailScope.CRITERION, "section", AutoFailScope.SECTION, "all", AutoFailScope.ALL);
    static final String ID = "[a-z][a-z0-9_-]{0,63}";

    private RubricReader() {}

    public static Rubric read(YamlMap top, String sha256) {
        top.only("rubric", "version", "title", "channels", "pass-mark", "provisional-below", "bands", "words", "sections", "review-below",
                "gate", "dispute-days", "language", RubricSearches.KEY);
        WordLists words = WordLists.read(top);
        RubricSearches searches = RubricSearches.read(top, words);
        List<Section> sections = top.maps("sections").stream().map(section -> section(section, words, searches)).toList();
        checkWhole(top, sections);
        return new Rubric(
                id(top, "rubric"),
                top.whole("version", 1, 1_000_000),
                top.text("title"),
                sha256,
                channels(top),
                words.patterns(),
                top.has("pass-mark") ? (Double) top.number("pass-mark", 0, 100) : null,
                top.number("provisional-below", 0, 1, 0.8),
                bands(top),
                sections,
                trust(top),
                top.has("dispute-days") ? top.whole("dispute-days", 0, 365) : Rubric.USUAL_DISPUTE_DAYS,
                language(top));
    }

    private static String language(YamlMap top) {
        String language = top.has("language") ? top.text("language") : Rubric.USUAL_LANGUAGE;
        if (!language.matches("[a-z]{2}")) {
            throw top.wrong("\"language\" is " + YamlMap.shown(language) + "; it must be the two letters of a language, such as en or de");
        }
        return language;
    }

    private static TrustBar trust(YamlMap top) {
        double reviewBelow = top.number("review-below", 0, 1, TrustBar.USUAL.reviewBelow());
        return top.mapIf("gate").map(gate -> gate(gate, reviewBelow))
                .orElseGet(() -> new TrustBar(reviewBelow, TrustBar.USUAL.labels(), TrustBar.USUAL.fails(),
                TrustBar.USUAL.kappa(), TrustBar.USUAL.trueNegativeRate(), TrustBar.USUAL.trueNegativeRateAtLeast()));
    }

    private static TrustBar gate(YamlMap gate, double reviewBelow) {
        gate.only("labels", "fails", "kappa", "true-negative-rate", "true-negative-rate-at-least");
        return new TrustBar(
                reviewBelow,
                gate.has("labels") ? gate.whole("labels", 1, 1_000_000) : TrustBar.USUAL.labels(),
                gate.has("fails") ? gate.whole("fails", 1, 1_000_000) : TrustBar.USUAL.fails(),
                gate.number("kappa", 0, 1, TrustBar.USUAL.kappa()),
                gate.number("true-negative-rate", 0, 1, TrustBar.USUAL.trueNegativeRate()),
                gate.number("true-negative-rate-at-least", 0, 1, TrustBar.USUAL.trueNegativeRateAtLeast()));
    }

    private static Set<Channel> channels(YamlMap top) {
        Set<Channel> channels = new HashSet<>();
        for (String name : top.texts("channels")) {
            Channel channel = CHANNELS.get(name);
            if (channel == null) {
                throw top.wrong("there is no channel " + YamlMap.shown(name) + "; channels are voice, chat, email");
            }
            channels.add(channel);
        }
        return channels.isEmpty() ? Set.of(Channel.values()) : channels;
    }

    private static List<Rubric.Band> bands(YamlMap top) {
        return top.maps("bands").stream()
                .map(band -> new Rubric.Band(band.only("name", "from").text("name"), band.number("from", 0, 100)))
                .sorted(Comparator.comparingDouble(Rubric.Band::from).reversed())
                .toList();
    }

    private static Section section(YamlMap map, WordLists words, RubricSearches searches) {
        map.only("id", "title", "criteria");
        List<Criterion> criteria = map.maps("criteria").stream().map(criterion -> criterion(criterion, words, searches)).toList();
        if (criteria.isEmpty()) {
            throw map.wrong("the section has no criteria");
        }
        return new Section(id(map, "id"), map.text("title"), criteria);
    }

    private static Criterion criterion(YamlMap map, WordLists words, RubricSearches searches) {
        map.only("id", "question", "why", "weight", "evidence-from", "applies-when", "check", "credit", "auto-fail", "better-line",
                "praise");
        Speaker from = map.has("evidence-from") ? map.choice("evidence-from", SPEAKERS) : Speaker.AGENT;
        CheckReader checks = new CheckReader(words, searches, from);
        Check check = map.mapIf("check").map(checks::read).orElseThrow(() -> map.wrong("\"check\" is missing"));
        boolean partly = map.has("credit") && map.choice("credit", Map.of("whole", false, "partly", true));
        if (partly && !(check instanceof Check.All)) {
            throw map.wrong("\"credit: partly\" needs an \"all\" check, whose parts share the points");
        }
        @Nullable Check appliesWhen = map.mapIf("applies-when").map(checks::read).orElse(null);
        return new Criterion(
                id(map, "id"),
                map.text("question"),
                map.textIf("why").orElse(null),
                map.number("weight", 0, 100),
                from,
                appliesWhen,
                check,
                partly,
                map.has("auto-fail") ? map.choice("auto-fail", SCOPES) : null,
                map.texts("better-line"),
                map.textIf("praise").orElse(null));
    }

    private static String id(YamlMap map, String key) {
        String id = map.text(key);
        if (!id.matches(ID)) {
            throw map.wrong("\"" + key + "\" is " + YamlMap.shown(id)
                    + "; begin with a lower-case letter and go on with those, digits, hyphens and underscores, 64 in all at most");
        }
        return id;
    }

    private static void checkWhole(YamlMap top, List<Section> sections) {
        List<Criterion> all = sections.stream().flatMap(section -> section.criteria().stream()).toList();
        if (all.isEmpty()) {
            throw top.wrong("the rubric has no sections with criteria");
        }
        twice(top, "criterion", all.stream().map(Criterion::id).toList());
        twice(top, "section", sections.stream().map(Section::id).toList());
        double sum = all.stream().mapToDouble(Criterion::weight).sum();
        if (Math.abs(sum - 100) > 1e-6) {
            throw top.wrong("the weights add up to " + new BigDecimal(sum).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()
                    .toPlainString() + "; they must add up to 100");
        }
    }

    private static void twice(YamlMap top, String what, List<String> ids) {
        ids.stream().collect(Collectors.groupingBy(id -> id, LinkedHashMap::new, Collectors.counting())).forEach((id, times) -> {
            if (times > 1) {
                throw top.wrong(what + " \"" + id + "\" stands " + times + " times; ids must differ");
            }
        });
    }
}
