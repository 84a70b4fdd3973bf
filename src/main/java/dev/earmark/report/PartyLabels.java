package dev.earmark.report;

import dev.earmark.transcript.Speaker;

/** What the parties of an interaction are called where a result is shown. */
public final class PartyLabels {

    private PartyLabels() {}

    public static String of(Speaker speaker) {
        return switch (speaker) {
            case AGENT -> "Agent";
            case CUSTOMER -> "Customer";
            case OTHER -> "Other";
            case UNKNOWN -> "Speaker unknown";
            case BOT -> "Bot";
            case SYSTEM -> "System";
            case QUOTED -> "Quoted";
        };
    }
}
