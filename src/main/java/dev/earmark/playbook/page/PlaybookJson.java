package dev.earmark.playbook.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.playbook.page.PlaybookText.CriterionText;
import dev.earmark.playbook.page.PlaybookText.PlayText;
import java.util.HashSet;
import java.util.Set;

/** A playbook as JSON. Safe for many threads. */
public final class PlaybookJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_PLAYS = 50;
    private static final int MOST_CLIPS = 5;
    private static final int MOST_CRITERIA = 5;

    private PlaybookJson() {}

    public static String write(PlaybookText text) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a playbook is plain values", impossible);
        }
    }

    /**
     * @param place for sentences
     * @throws Rejected with {@code playbook.invalid} and what is wrong
     */
    public static PlaybookText read(String place, String text) {
        try {
            JsonNode tree = new StrictJson().parse(text);
            withCriteria(tree);
            PlaybookText read = MAPPER.treeToValue(tree, PlaybookText.class);
            check(place, read);
            return read;
        } catch (MalformedJson | JsonProcessingException | NullPointerException | IllegalArgumentException wrong) {
            throw new Rejected("playbook.invalid", place + " is no playbook: it lacks a field, or has one too many or of the wrong kind.",
                    wrong);
        }
    }

    /** What was written before plays had criteria has none. */
    private static void withCriteria(JsonNode tree) {
        for (JsonNode play : tree.path("plays")) {
            if (play instanceof ObjectNode node && !node.has("criteria")) {
                node.putArray("criteria");
            }
        }
    }

    private static void check(String place, PlaybookText read) {
        must(read.id().matches("[a-z0-9][a-z0-9-]{0,63}"), place, "\"id\" is lower-case letters, digits and hyphens, at most 64");
        must(read.version() >= 1, place, "\"version\" is at least 1");
        must(!read.title().isBlank() && read.title().length() <= LONGEST_TITLE, place, "\"title\" has 1 to 200 characters");
        must(read.plays().size() <= MOST_PLAYS, place, "there are at most 50 plays");
        Set<String> ids = new HashSet<>();
        for (PlayText play : read.plays()) {
            must(ids.add(play.id()), place, "two plays have the same \"id\"");
            must(play.say().length() <= LONGEST_TEXT && play.note().length() <= LONGEST_TEXT, place,
                    "\"say\" and \"note\" have at most 2,000 characters");
            must(play.clips().size() <= MOST_CLIPS, place, "a play has at most five clips");
            must(play.criteria().size() <= MOST_CRITERIA, place, "a play helps with at most five criteria");
            for (CriterionText one : play.criteria()) {
                must(named(one.rubric()) && named(one.criterion()), place, "a criterion is named by its rubric and its id");
            }
            for (ClipText clip : play.clips()) {
                must(clip.turn() >= 0 && clip.text().length() <= LONGEST_TEXT, place,
                        "a clip has a turn from 0 and at most 2,000 characters");
            }
        }
    }

    private static boolean named(String id) {
        return !id.isBlank() && id.length() <= LONGEST_TITLE;
    }

    private static void must(boolean so, String place, String rule) {
        if (!so) {
            throw new Rejected("playbook.invalid", place + " is no playbook: " + rule + ".");
        }
    }
}
