package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds runs of digits that are private by what they are, or by what was asked for. Safe for many threads. */
final class NumberFinder implements PrivateFinder {

    private static final Set<String> UNITS = Set.of("dollar", "dollars", "cent", "cents", "bucks", "pound", "pounds", "pence", "euro",
            "euros",
            "percent", "per", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
            "year", "years", "times", "people", "miles", "kilometers", "points", "a.m", "p.m", "am", "pm", "o'clock", "gigabytes",
                    "megabits",
            "items", "pieces", "st", "nd", "rd", "th");
    /** A card has 13 to 19 digits; a recogniser loses some. */
    private static final int LEAST_OF_A_SPOKEN_CARD = 12;
    private static final int LEAST_OF_A_WRITTEN_CARD = 13;
    private static final int MOST_OF_A_CARD = 40;
    private static final int LEAST_AMONG_PAYMENT = 3;
    private static final int LEAST_OF_A_MISHEARD_CODE = 2;
    private static final int LEAST_OF_AN_EXPIRY = 2;
    private static final int MOST_OF_A_CODE = 8;
    private static final int LEAST_OF_AN_ACCOUNT = 4;
    private static final int LEAST_OF_A_PHONE = 5;
    private static final int LEAST_OF_A_CARD_IN_TALK = 12;
    private static final int TIME_AT_MOST = 4;
    private static final int PHONE = 10;
    private static final int PHONE_WITH_COUNTRY = 11;
    private static final int AMOUNT_AT_MOST = 7;
    private static final int POSTCODE = 5;
    private static final String SOCIAL_SECURITY = "\\d{3}[- ]\\d{2}[- ]\\d{4}";

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        Map<DigitRun, PrivateKind> kinds = new LinkedHashMap<>();
        List<DigitRun> others = new ArrayList<>();
        for (DigitRun run : DigitRuns.of(said, topics)) {
            kind(said, topics, run).ifPresentOrElse(kind -> kinds.put(run, kind), () -> others.add(run));
        }
        List<PrivateFinding> found = new ArrayList<>();
        kinds.forEach((run, kind) -> found.addAll(run.as(kind)));
        others.forEach(run -> kinds.entrySet().stream().filter(secret -> run.repeats(secret.getKey())).findFirst()
                .ifPresent(secret -> found.addAll(run.as(secret.getValue()))));
        return found;
    }

    private static Optional<PrivateKind> kind(ConversationPieces said, Topics topics, DigitRun run) {
        Optional<Topic> topic = topics.of(run.first(), run.last());
        boolean called = topics.calledReference(run.first());
        if (CheckDigits.holdsCard(run.digits()) && !called) {
            return Optional.of(PrivateKind.CARD_NUMBER);
        }
        boolean thousands = run.saysThousand() && topic.filter(Topic::date).isEmpty();
        if (run.length() <= AMOUNT_AT_MOST && !(said.spoken() && run.readSingly())
                && (thousands || amount(said, run) || time(said, run)) || reference(said, run)) {
            return Optional.empty();
        }
        boolean payment = topics.payment(run.first());
        if (longEnoughForACard(said, run) && (payment || said.spoken() && !called)) {
            return Optional.of(PrivateKind.CARD_NUMBER);
        }
        return topic.flatMap(about -> asked(about, run, leastOfACode(said, run)))
                .or(() -> topic.filter(about -> said.spoken() && !about.harmless()).flatMap(_ -> topics.hint(run.first()))
                        .flatMap(hint -> asked(hint, run, LEAST_AMONG_PAYMENT)))
                .or(() -> payment && run.length() >= LEAST_AMONG_PAYMENT
                        ? Optional.of(PrivateKind.PAYMENT_DIGITS) : byForm(said, run, topic.isPresent()))
                .or(() -> readOut(said, topics, run) ? Optional.of(PrivateKind.READ_OUT_DIGITS) : Optional.empty());
    }

    /** Whether digits were asked for by words that were not understood. */
    private static boolean readOut(ConversationPieces said, Topics topics, DigitRun run) {
        boolean groups = ReadOutAnswers.inGroups(said, run) && topics.of(run.first(), run.last()).filter(Topic::harmless).isEmpty();
        return groups || ReadOutAnswers.holds(said, topics, run);
    }

    /** Of the three digits of a code one is often not heard as a digit. */
    private static int leastOfACode(ConversationPieces said, DigitRun run) {
        return ReadOutAnswers.alone(said, run) ? LEAST_OF_A_MISHEARD_CODE : LEAST_AMONG_PAYMENT;
    }

    private static boolean longEnoughForACard(ConversationPieces said, DigitRun run) {
        int least = said.spoken() ? LEAST_OF_A_SPOKEN_CARD : LEAST_OF_A_WRITTEN_CARD;
        return run.length() >= least && run.length() <= MOST_OF_A_CARD;
    }

    /** What was asked for, when there are enough digits for it. @param code how many are enough for a code */
    private static Optional<PrivateKind> asked(Topic topic, DigitRun run, int code) {
        return switch (topic) {
            case SECURITY_CODE -> least(run, code, PrivateKind.SECURITY_CODE);
            case CARD_EXPIRY -> least(run, LEAST_OF_AN_EXPIRY, PrivateKind.CARD_EXPIRY);
            case CARD_NUMBER -> least(run, LEAST_AMONG_PAYMENT, PrivateKind.CARD_NUMBER);
            case CARD -> least(run, LEAST_OF_A_CARD_IN_TALK, PrivateKind.CARD_NUMBER);
            case BANK_ACCOUNT -> least(run, LEAST_OF_AN_ACCOUNT, PrivateKind.BANK_ACCOUNT);
            case NATIONAL_ID -> least(run, LEAST_OF_AN_ACCOUNT, PrivateKind.NATIONAL_ID);
            case PASSWORD -> least(run, code, PrivateKind.PASSWORD);
            case CODE_HINT -> run.length() <= MOST_OF_A_CODE ? least(run, code, PrivateKind.PASSWORD) : Optional.empty();
            case EXPIRY_HINT -> run.length() <= MOST_OF_A_CODE ? least(run, LEAST_OF_AN_EXPIRY, PrivateKind.CARD_EXPIRY) : Optional.empty();
            case BIRTH_DATE -> least(run, LEAST_OF_AN_ACCOUNT, PrivateKind.BIRTH_DATE);
            case PHONE -> least(run, LEAST_OF_A_PHONE, PrivateKind.PHONE);
            case POSTAL_ADDRESS -> run.length() == POSTCODE ? Optional.of(PrivateKind.POSTAL_ADDRESS) : Optional.empty();
            case REFERENCE, AMOUNT -> Optional.empty();
        };
    }

    private static Optional<PrivateKind> least(DigitRun run, int digits, PrivateKind kind) {
        return run.length() >= digits ? Optional.of(kind) : Optional.empty();
    }

    /** What numbers are by the way they are written, though nobody said so. */
    private static Optional<PrivateKind> byForm(ConversationPieces said, DigitRun run, boolean named) {
        String written = run.first().turn() == run.last().turn()
                ? said.text(run.first().turn()).substring(run.first().from(), run.last().to()) : "";
        if (written.matches(SOCIAL_SECURITY)) {
            return Optional.of(PrivateKind.NATIONAL_ID);
        }
        boolean phone = run.length() == PHONE || run.length() == PHONE_WITH_COUNTRY && run.digits().startsWith("1");
        return phone && !named && (run.spoken() || written.matches(".*\\D.*")) ? Optional.of(PrivateKind.PHONE) : Optional.empty();
    }

    /** "At ten fourteen". */
    private static boolean time(ConversationPieces said, DigitRun run) {
        int before = run.first().position() - 1;
        return run.length() <= TIME_AT_MOST && before >= 0 && said.pieces().get(before).turn() == run.first().turn()
                && said.pieces().get(before).text().equals("at");
    }

    /** Letters at the digits make a reference of them: "G-1187", "TP/5519", "p l four seven". */
    private static boolean reference(ConversationPieces said, DigitRun run) {
        TextPiece first = run.first();
        return run.spoken() ? spelled(said, first, first.position() - 1) && spelled(said, first, first.position() - 2)
                : lettered(said, run);
    }

    private static boolean spelled(ConversationPieces said, TextPiece first, int at) {
        return at >= 0 && said.pieces().get(at).turn() == first.turn() && said.pieces().get(at).text().length() == 1
                && !said.pieces().get(at).text().equals("o");
    }

    private static boolean lettered(ConversationPieces said, DigitRun run) {
        String text = said.text(run.first().turn());
        int at = run.first().from() - 1;
        if (at >= 0 && "-/".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at >= 0 && Character.isLetter(text.charAt(at));
    }

    /** Whether a unit stands behind the digits. */
    private static boolean amount(ConversationPieces said, DigitRun run) {
        List<TextPiece> pieces = said.pieces();
        int next = run.last().position() + 1;
        return next < pieces.size() && pieces.get(next).turn() == run.last().turn() && UNITS.contains(pieces.get(next).text());
    }
}
