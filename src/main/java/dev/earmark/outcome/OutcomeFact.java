package dev.earmark.outcome;

import java.time.Instant;

/**
 * One thing that somebody said of how an interaction ended; never changed.
 *
 * @param value  as {@link OutcomeName#read} gives it
 * @param byId   account, key, or {@code command line}
 * @param byName for people
 */
public record OutcomeFact(OutcomeName name, String value, String byId, String byName, Instant at) {}
