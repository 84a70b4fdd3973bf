package dev.earmark.app.command;

/**
 * Configures the logging of the JDK, which some libraries use, to say nothing: what they tell is for programmers, and terminals belong to
 * the user. Made by the JDK when the first library logs.
 */
public final class SilentLibraries {

    static void install() {
        System.setProperty("java.util.logging.config.class", SilentLibraries.class.getName());
    }
}
