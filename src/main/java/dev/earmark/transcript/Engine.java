package dev.earmark.transcript;

/**
 * What turned sound into words.
 *
 * @param name   for instance {@code vosk}; {@code given} when the transcript came in as text
 * @param model  name of the model; empty when given
 * @param sha256 of the model; empty when given
 */
public record Engine(String name, String model, String sha256) {

    /** The transcript came in as text: its words are taken as they are. */
    public static final Engine GIVEN = new Engine("given", "", "");
}
