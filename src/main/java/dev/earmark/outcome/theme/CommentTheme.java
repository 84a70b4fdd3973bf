package dev.earmark.outcome.theme;

import java.util.List;

/**
 * What several customers write about.
 *
 * @param words    the most telling ones, as they are written, the most telling first; at most three
 * @param sentence the one in the middle of it
 * @param comments positions of the comments that it is made of, in the order in which they were given
 * @param near     criteria that ask about something like it, the nearest first; at most two
 */
public record CommentTheme(List<String> words, String sentence, List<Integer> comments, List<AskedCriterion> near) {

    /** Fewer comments are no theme. */
    public static final int FEWEST = 3;

    public CommentTheme {
        words = List.copyOf(words);
        comments = List.copyOf(comments);
        near = List.copyOf(near);
    }

    /**
     * A criterion that comments may be about.
     *
     * @param lines what tells its meaning: its question, and lines that an agent could say
     */
    public record AskedCriterion(String rubricId, String id, String question, List<String> lines) {
        public AskedCriterion {
            lines = List.copyOf(lines);
        }
    }
}
