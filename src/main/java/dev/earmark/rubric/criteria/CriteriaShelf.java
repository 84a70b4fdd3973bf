package dev.earmark.rubric.criteria;

import dev.earmark.fault.NotFound;
import dev.earmark.transcript.Channel;
import dev.earmark.yaml.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The library in a folder, one YAML file a criterion. Reads afresh at each call; safe for many threads. */
public final class CriteriaShelf {

    private static final String UNKNOWN = "rubric.criterion-unknown";
    private static final String ENDING = ".yaml";
    private static final String ID = "[a-z][a-z0-9_-]{0,63}";
    /** As a conversation goes; other groups follow by name. */
    private static final List<String> ORDER = List.of("opening", "verification", "understanding", "empathy", "solution", "waiting", "sale",
            "conduct", "closing");

    private final Path folder;

    public CriteriaShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * One criterion.
     *
     * @throws NotFound with {@code rubric.criterion-unknown}
     * @throws dev.earmark.fault.Rejected with {@code rubric.invalid} and the place
     */
    public TradeCriterion get(String id) {
        Path file = folder.resolve(id.matches(ID) ? id + ENDING : "");
        if (!Files.isRegularFile(file)) {
            throw new NotFound(UNKNOWN, "The library has no criterion \"" + id + "\"; " + Nearest.to(id, ids())
                    .map(near -> "did you mean \"" + near + "\"?").orElse("earmark rubric library lists them."));
        }
        return CriterionFile.read(file, id);
    }

    /** All of them, in the order in which a conversation goes. */
    public List<TradeCriterion> all() {
        return ordered(ids().stream().map(this::get).toList());
    }

    /** Those for a channel, in the same order. */
    public List<TradeCriterion> of(Channel channel) {
        return all().stream().filter(one -> one.channels().contains(channel)).toList();
    }

    /** The same criteria by group, groups in the order in which a conversation goes, the rest as it was. */
    public static List<TradeCriterion> ordered(List<TradeCriterion> criteria) {
        List<TradeCriterion> ordered = new ArrayList<>(criteria);
        ordered.sort(Comparator.comparingInt((TradeCriterion one) -> rank(one.group())).thenComparing(TradeCriterion::group));
        return ordered;
    }

    private static int rank(String group) {
        int rank = ORDER.indexOf(group);
        return rank < 0 ? 2 * ORDER.indexOf("closing") - 1 : 2 * rank;
    }

    /** By name, whether or not they are right. */
    public List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> name.matches(ID))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new NotFound(UNKNOWN, "The library of criteria " + folder + " cannot be read; is the installation whole?", unreadable);
        }
    }
}
