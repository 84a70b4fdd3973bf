package dev.earmark.playbook;

import java.util.List;

/** What was looked for in many calls. */
public sealed interface PlayFindings {

    /** Best first. */
    List<Performer> performers();

    /**
     * There was enough to look.
     *
     * @param plays may be none
     * @param tried how many things were compared: what is taken was corrected for that many
     * @param calls with a known outcome
     */
    record Looked(List<Performer> performers, List<Play> plays, int tried, int calls) implements PlayFindings {

        public Looked {
            performers = List.copyOf(performers);
            plays = List.copyOf(plays);
        }
    }

    /**
     * Not enough calls.
     *
     * @param performers those with enough
     * @param missing    what is missing, as a sentence
     */
    record NotEnough(List<Performer> performers, String missing) implements PlayFindings {

        public NotEnough {
            performers = List.copyOf(performers);
        }
    }
}
