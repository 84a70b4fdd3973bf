package dev.earmark.example;

import dev.earmark.library.RubricForm;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.Store;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** All that the example is made of, as its files say. */
record Script(Cast cast, Phrases phrases, List<Call> calls, List<Rule> rules, Map<String, List<String>> said, List<View> views,
        List<Search> searches, List<Meeting> meetings) {

    private static final String CODE = "example.invalid";

    Script {
        calls = List.copyOf(calls);
        rules = List.copyOf(rules);
        said = Map.copyOf(said);
        views = List.copyOf(views);
        searches = List.copyOf(searches);
        meetings = List.copyOf(meetings);
    }

    /** A call with sound. */
    record Call(Path file, String agent, String customer, String queue, int daysAgo) {}

    /**
     * A coach and an agent sit down together; from then on the part is done better.
     *
     * @param part      of a chat; empty where nothing changes
     * @param state     {@code draft}, {@code shared} or {@code acknowledged}
     */
    record Meeting(String agent, String part, String rubric, String criterion, int daysAgo, String state, String goal, String win) {}

    record View(String name, String query) {}

    record Search(String name, String words) {}

    /** @throws dev.earmark.fault.Fault with {@code example.invalid} when a file is missing or wrong */
    static Script read(Path folder) {
        YamlMap house = YamlFile.read(folder.resolve("house.yaml"), CODE);
        Map<String, List<String>> said = new HashMap<>();
        house.mapIf("said").ifPresent(map -> map.keys().forEach(key -> said.put(key, map.texts(key))));
        return new Script(Cast.read(house), Phrases.read(YamlFile.read(folder.resolve("chats.yaml"), CODE)),
                house.maps("calls").stream().map(one -> new Call(folder.resolve(one.text("file")).normalize(), one.text("agent"),
                        one.text("customer"), one.text("queue"), one.whole("days-ago", 0, 56))).toList(),
                house.maps("rules").stream().map(one -> new Rule(null, one.text("queue"), one.text("team"), one.text("rubric"))).toList(),
                said, house.maps("views").stream().map(one -> new View(one.text("name"), one.text("query"))).toList(),
                house.maps("searches").stream().map(one -> new Search(one.text("name"), one.text("words"))).toList(),
                house.maps("meetings").stream().map(Script::meeting).toList());
    }

    private static Meeting meeting(YamlMap one) {
        return new Meeting(one.text("agent"), one.textIf("part").orElse(""), one.text("rubric"), one.text("criterion"),
                one.whole("days-ago", 0, 56), one.text("state"), one.text("goal"), one.text("win"));
    }

    String any(String kind, Random random) {
        List<String> all = Objects.requireNonNull(said.get(kind), kind);
        return all.get(random.nextInt(all.size()));
    }

    /** The first thing that is said on something. */
    String said(String kind) {
        return Objects.requireNonNull(said.get(kind), kind).getFirst();
    }

    /** Which rubric is for which calls of the example stands before the rules of the house. */
    void addRules(Store.Tx tx) {
        List<Rule> present = tx.publishedTexts().rules(RubricForm.KIND);
        if (!present.containsAll(rules)) {
            tx.publishedTexts().replaceRules(RubricForm.KIND, Stream.concat(rules.stream(), present.stream()).toList());
        }
    }

    void removeRules(Store.Tx tx) {
        List<Rule> present = tx.publishedTexts().rules(RubricForm.KIND);
        tx.publishedTexts().replaceRules(RubricForm.KIND, present.stream().filter(rule -> !rules.contains(rule)).toList());
    }
}
