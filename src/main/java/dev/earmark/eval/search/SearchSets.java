package dev.earmark.eval.search;

import dev.earmark.fault.NotFound;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The sets that ask {@code question: search}, each a folder with {@code eval-set.yaml}. */
final class SearchSets {

    private static final String CODE = "eval.set-invalid";
    private static final String FILE = "eval-set.yaml";

    private final Path own;
    private final Path material;

    /**
     * @param own      folder of the project's sets
     * @param material of others; need not exist
     */
    SearchSets(Path own, Path material) {
        this.own = own;
        this.material = material;
    }

    /**
     * @param name a folder of the project's sets
     * @return empty when its material is not there
     * @throws NotFound when there is no such set
     */
    Optional<SearchSet> read(String name) {
        Path folder = own.resolve(name);
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw new NotFound("eval.set-missing", "There is no eval set " + folder + ".");
        }
        YamlMap map = YamlFile.read(folder.resolve(FILE), CODE).only("name", "question", "about", "how-made", "made-by", "licence",
                "synthesised", "material", "files", "bars");
        Path data = map.has("material") ? material.resolve(map.text("material")) : folder;
        YamlMap files = map.mapIf("files").orElseThrow(() -> map.wrong("\"files\" is missing")).only("conversations", "questions");
        Path conversations = data.resolve(files.text("conversations"));
        Path questions = data.resolve(files.text("questions"));
        if (!Files.isRegularFile(conversations) || !Files.isRegularFile(questions)) {
            return Optional.empty();
        }
        YamlMap bars = map.mapIf("bars").flatMap(all -> all.only("at-least").mapIf("at-least")).orElse(null);
        boolean meetings = conversations.toString().endsWith(".gz");
        return Optional.of(new SearchSet(name, meetings ? Meetings.documents(conversations) : CoachSet.documents(conversations, own),
                meetings ? Meetings.questions(questions) : CoachSet.questions(questions), bar(bars, "hit-at-10"), bar(bars, "mrr-at-10"),
                bar(bars, "exact-hit-at-10"), meetings ? "" : "held-out"));
    }

    private static double bar(@org.jspecify.annotations.Nullable YamlMap bars, String name) {
        return bars != null && bars.has(name) ? bars.number(name, 0, 1) : 0;
    }
}
