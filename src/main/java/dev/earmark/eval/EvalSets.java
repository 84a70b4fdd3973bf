package dev.earmark.eval;

import dev.earmark.eval.EvalSet.Question;
import dev.earmark.fault.NotFound;
import dev.earmark.yaml.Nearest;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sets that there are: a folder each with {@code eval-set.yaml}, those of the project and those that lie beside the material of others.
 * A set of the project may be about such material; it is passed over where that is not present.
 */
public final class EvalSets {

    private static final String FILE = "eval-set.yaml";
    private static final Map<String, Question> QUESTIONS =
            Arrays.stream(Question.values()).collect(Collectors.toUnmodifiableMap(Question::label, Function.identity()));

    private final Path own;
    private final Path material;

    /**
     * @param own      the project's sets
     * @param material of others, with sets in the same layout; need not exist
     */
    public EvalSets(Path own, Path material) {
        this.own = own;
        this.material = material;
    }

    /** All sets by name, the project's first. */
    public List<EvalSet> all() {
        return Stream.of(own, material).flatMap(folder -> below(folder).stream()).filter(EvalSets::answered).map(this::read).toList();
    }

    /** Folders whose question is answered by other means. */
    public List<String> others() {
        return Stream.of(own, material).flatMap(folder -> below(folder).stream()).filter(folder -> !answered(folder))
                .map(folder -> folder.getFileName().toString()).toList();
    }

    /**
     * @param nameOrFolder name of a set, or a folder with {@code eval-set.yaml}
     * @throws NotFound when there is neither
     */
    public EvalSet get(String nameOrFolder) {
        if (nameOrFolder.contains("/") && Files.isRegularFile(Path.of(nameOrFolder).resolve(FILE))) {
            return read(Path.of(nameOrFolder));
        }
        List<EvalSet> all = all();
        return all.stream().filter(set -> set.name().equals(nameOrFolder)).findFirst()
                .orElseThrow(() -> missing(nameOrFolder, all.stream().map(EvalSet::name).toList()));
    }

    /**
     * @param pattern name of a set, a folder, or names with {@code *} for any letters, such as {@code trade-*}
     * @return one set; with a {@code *} all that fit, in the order of {@link #all()}
     * @throws NotFound when there is none
     */
    public List<EvalSet> matching(String pattern) {
        if (!pattern.contains("*")) {
            return List.of(get(pattern));
        }
        Predicate<String> fits = Pattern.compile("\\Q" + pattern.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E").asMatchPredicate();
        List<EvalSet> all = all();
        List<EvalSet> found = all.stream().filter(set -> fits.test(set.name())).toList();
        if (found.isEmpty()) {
            throw missing(pattern, all.stream().map(EvalSet::name).toList());
        }
        return found;
    }

    private static NotFound missing(String name, List<String> names) {
        return new NotFound("eval.set-missing", "There is no eval set \"" + name + "\"; "
                + Nearest.to(name, names).map(near -> "did you mean \"" + near + "\"?")
                .orElse("there are " + String.join(", ", names) + "."));
    }

    private EvalSet read(Path folder) {
        YamlMap map = yaml(folder).only("name", "question", "about", "rubric", "channel", "how-made", "made-by", "licence", "synthesised",
                "material", "files", "bars", "held-out", "shown");
        Path data = map.has("material") ? material.resolve(map.text("material")) : folder;
        YamlMap files = map.mapIf("files").orElse(null);
        String cases = files == null ? "cases.jsonl" : files.only("cases", "labels").textIf("cases").orElse("cases.jsonl");
        String labels = files == null ? cases : files.textIf("labels").orElse(cases);
        return new EvalSet(map.text("name"), map.choice("question", QUESTIONS), folder, map.textIf("about").orElse(""),
                map.textIf("rubric").orElse(""),
                data, data.resolve(cases), data.resolve(labels), map.mapIf("bars").map(Bars::read).orElse(Bars.NONE),
                map.mapIf("held-out").map(EvalSets::part).orElse(null), map.has("shown") ? map.texts("shown") : List.of());
    }

    private static EvalSet.Part part(YamlMap heldOut) {
        heldOut.only("field", "values");
        return new EvalSet.Part(heldOut.text("field"), heldOut.texts("values"));
    }

    private static boolean answered(Path folder) {
        return yaml(folder).textIf("question").flatMap(Question::of).isPresent();
    }

    private static YamlMap yaml(Path folder) {
        return YamlFile.read(folder.resolve(FILE), "eval.set-invalid");
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return new ArrayList<>(folders.filter(one -> Files.isRegularFile(one.resolve(FILE))).sorted().toList());
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "The folder of eval sets " + folder + " cannot be read.", unreadable);
        }
    }
}
