package dev.earmark.promises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service of an earlier version kept, and what it answered: made by {@code src/test/resources/upgrade/make-fixture}.
 *
 * @param folder   the unpacked copy
 * @param recorded path to answer, the key and passwords, what was erased and what was under way when it was killed
 */
record EarlierData(Path folder, JsonNode recorded) {

    /** Of the key that asks; words of the program, which are made anew for each answer. */
    private static final Set<String> NOW = Set.of("usedAt", "lacks");

    /** @param name of the archive, such as {@code 0.1.0-sqlite} */
    static EarlierData unpacked(String name, Path into) throws IOException {
        Shell.run("tar", "-C", into.toString(), "--no-same-owner", "-xzf", Path.of("src/test/resources/upgrade", name + ".tar.gz")
                .toAbsolutePath().toString());
        return new EarlierData(into, new ObjectMapper().readTree(Files.readString(into.resolve("recorded.json"))));
    }

    String dump() throws IOException {
        return Files.readString(folder.resolve("dump.sql"));
    }

    String text(String name) {
        return recorded.path(name).asText();
    }

    /** Path to what was answered. */
    Iterable<Map.Entry<String, JsonNode>> answers() {
        return recorded.path("answers").properties();
    }

    /**
     * What was answered then and is not answered now, one sentence each. Members and items may have been added since: each item of a list
     * must still stand there, in the same order.
     */
    static List<String> missing(String path, JsonNode then, JsonNode now) {
        List<String> missing = new ArrayList<>();
        compare(path, then, now, missing);
        return missing;
    }

    /** As it was answered, without what this program has measured anew of the rubrics that come with it: how far they may be trusted. */
    static JsonNode withoutTrust(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        copy.findParents("gate").forEach(parent -> ((ObjectNode) parent).remove("gate"));
        copy.findParents("calibration").forEach(parent -> ((ObjectNode) parent).remove("calibration"));
        return copy;
    }

    private static void compare(String at, JsonNode then, JsonNode now, List<String> missing) {
        if (then.isObject() && now.isObject()) {
            then.properties().forEach(member -> {
                if (!NOW.contains(member.getKey())) {
                    compare(at + " " + member.getKey(), member.getValue(), now.path(member.getKey()), missing);
                }
            });
        } else if (then.isArray() && now.isArray()) {
            items(at, then, now, missing);
        } else if (then.isNumber() && now.isNumber() ? then.doubleValue() != now.doubleValue() : !then.equals(now)) {
            missing.add(at + ": was " + then + ", is " + now);
        }
    }

    private static void items(String at, JsonNode then, JsonNode now, List<String> missing) {
        int next = 0;
        for (JsonNode item : then) {
            List<String> closest = List.of(at + ": is gone: " + item);
            boolean found = false;
            while (!found && next < now.size()) {
                List<String> differs = missing(at, item, now.get(next++));
                found = differs.isEmpty();
                closest = !found && differs.size() < item.size() && then.size() == now.size() ? differs : closest;
            }
            if (!found) {
                missing.addAll(closest);
                return;
            }
        }
    }
}
