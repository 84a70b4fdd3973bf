package dev.earmark.app.terminal;

import java.util.Optional;

/** Where a person answers questions. Not for several threads. */
public interface Keyboard {

    /** Nobody is there to be asked. */
    Keyboard NOBODY = new Keyboard() {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public Optional<String> line() {
            return Optional.empty();
        }

        @Override
        public Optional<Character> key() {
            return Optional.empty();
        }
    };

    /** Whether somebody sits at it and sees what is printed. */
    boolean present();

    /** What is typed up to the Enter key, without blanks around it; empty when nothing more comes. */
    Optional<String> line();

    /** One key, in lower case, without waiting for Enter where the system allows that; empty when nothing more comes. */
    Optional<Character> key();

    /** Gives the terminal back as it was found, also while a key is waited for; no key is taken any more. Safe for many threads. */
    default void release() {}
}
