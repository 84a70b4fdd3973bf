package dev.earmark.eval.search;

import java.util.List;

/** What nobody types who wants to find something. */
final class HostileQueries {

    private HostileQueries() {}

    static List<String> all() {
        return List.of("*fund", "*", "?e*", "e*", "(a* OR b* OR c* OR d* OR e*)", "a OR ".repeat(10_000) + "b", "refund ".repeat(60),
                "x".repeat(100_000), "\"i want my", "((((((a))))))", "(".repeat(500), "the of and", "not the", "of:call kind:head",
                "\u0000refund", "\u202Edluoc \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                "\u05E9\u05DC\u05D5\u05DD\u05E8 ".repeat(60), "NOT NOT NOT NOT yes", "{number} {money} {day} {time}",
                "~\"{name} {name} {name}\"", "<30> i <30> you <30> the <30> a", "[i] [you] [the] a",
                "(i|you|we|a|the|to) ... (i|you|we|a|the|to) ... (i|you|we|a|the|to) ... (i|you|we|a|the|to)",
                "(hi|hello) [there] ... my name is {name}", "i THEN you THEN the THEN a THEN to within 50 turns",
                "agent: NOT i THEN NOT you within 50 turns", "i NEAR/30 you NEAR/30 the", "~\"could would should there where their\"",
                "co* ".repeat(20), "like: " + "refund ".repeat(140));
    }
}
