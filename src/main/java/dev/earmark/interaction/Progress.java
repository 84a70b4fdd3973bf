package dev.earmark.interaction;

/** Told how far a long step has got. Implementations may be called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (stage, done) -> {};

    /**
     * @param stage what is being done, in the words of the user: {@code "transcribing"}
     * @param done  share of the stage that is done, 0 to 1
     */
    void at(String stage, double done);
}
