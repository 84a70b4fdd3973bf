package dev.earmark.inbox;

import dev.earmark.fault.Fault;

/**
 * Something in a folder that was not taken in.
 *
 * @param place the file, and the line in it when there are several
 */
public record Refusal(String place, String code, String sentence) {

    public static Refusal of(String place, Fault fault) {
        return new Refusal(place, fault.code(), fault.sentence());
    }
}
