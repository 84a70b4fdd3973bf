package dev.earmark.web;

import java.time.Duration;

/** Told of every answer, for measuring. Called by many threads; must be quick. */
@FunctionalInterface
public interface RequestListener {

    RequestListener NONE = (operation, status, took) -> {};

    /** @param operation id of the contract; {@code unknown} when there is none */
    void answered(String operation, int status, Duration took);
}
