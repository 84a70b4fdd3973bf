package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds runs of digits that are private by what they are, or by what was asked for. Safe for many threads. */
final class NumberFinder implements PrivateFinder {

    /** A card has 13 to 19 digits; a recogniser loses some. */
    private static final int LEAST_OF_A_SPOKEN_CARD = 12;
    private static final int LEAST_OF_A_WRITTEN_CARD = 13;
    private static final int MOST_OF_A_CARD = 40;
    private static final int LEAST_AMONG_PAYMENT = 3;
    private static final int LEAST_OF_A_MISHEARD_CODE = 2;
    private static final int LEAST_OF_AN_EXPIRY = 2;
    private static final int MOST_OF_A_CODE = 8;
    private static final int LEAST_OF_A_BIRTH_DATE = 4;
    private static final int LEAST_OF_A_PHONE = 5;
    private static final int LEAST_OF_A_CARD_IN_TALK = 12;
    private static final int PHONE = 10;
    private static final int PHONE_WITH_COUNTRY = 11;
    private static final int POSTCODE = 5;
    private static final String SOCIAL_SECURITY = "\\d{3}[- ]\\d{2}[- ]\\d{4}";

    @Override
    public List<PrivateFinding> in(ConversationPieces said, Topics topics) {
        Map<DigitRun, PrivateKind> kinds = new LinkedHashMap<>();
        List<DigitRun> others = new ArrayList<>();
        for (DigitRun run : DigitRuns.of(said, topics)) {
            kind(said, topics, run).ifPresentOrElse(kind -> kinds.put(run, kind), () -> others.add(run));
        }
        if (said.spoken()) {
            addBeside(topics, kinds, others);
        }
        List<PrivateFinding> found = new ArrayList<>();
        kinds.forEach((run, kind) -> found.addAll(run.as(kind)));
        others.forEach(run -> kinds.entrySet().stream().filter(secret -> run.repeats(secret.getKey())).findFirst()
                .ifPresent(secret -> found.addAll(run.as(secret.getValue()))));
        return found;
    }

    /** Digits beside private ones are of the same number, of which something between was not understood as digits. */
    private static void addBeside(Topics topics, Map<DigitRun, PrivateKind> kinds, List<DigitRun> others) {
        for (List<DigitRun> order : List.of(others.reversed(), others)) { // a number may go on to either side
            for (DigitRun run : List.copyOf(order)) {
                kinds.keySet().stream().filter(run::beside).filter(_ -> !topics.calledReference(run.first())).findFirst()
                        .map(kinds::get).ifPresent(kind -> {
                            kinds.put(run, kind);
                            others.remove(run);
                        });
            }
        }
    }

    private static Optional<PrivateKind> kind(ConversationPieces said, Topics topics, DigitRun run) {
        Optional<Topic> topic = topics.of(run.first(), run.last());
        boolean called = topics.calledReference(run.first());
        if (CheckDigits.holdsCard(run.digits()) && !called) {
            return Optional.of(PrivateKind.CARD_NUMBER);
        }
        if (HarmlessNumbers.holds(said, run, topic)) {
            return Optional.empty();
        }
        boolean payment = topics.payment(run.first());
        if (longEnoughForACard(said, run) && (payment || said.spoken() && !called)) {
            return Optional.of(PrivateKind.CARD_NUMBER);
        }
        return topic.flatMap(about -> asked(about, run, leastOfACode(said, run)))
                .or(() -> topic.filter(about -> said.spoken() && about == Topic.POSTAL_ADDRESS).flatMap(_ -> topics.hint(run.first()))
                        .flatMap(hint -> asked(hint, run, leastOfACode(said, run))))
                .or(() -> payment && run.length() >= LEAST_AMONG_PAYMENT
                        ? Optional.of(PrivateKind.PAYMENT_DIGITS) : byForm(said, run, topic.isPresent()))
                .or(() -> readOut(said, topics, run, topic) ? Optional.of(PrivateKind.READ_OUT_DIGITS) : Optional.empty());
    }

    /** Whether digits were asked for by words that were not understood. */
    private static boolean readOut(ConversationPieces said, Topics topics, DigitRun run, Optional<Topic> topic) {
        boolean groups = ReadOutAnswers.inGroups(said, run) && topic.filter(Topic::harmless).isEmpty();
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

    /** What was asked for, when there are enough digits for it. @param code how many are enough for a code; an account has one more */
    private static Optional<PrivateKind> asked(Topic topic, DigitRun run, int code) {
        return switch (topic) {
            case SECURITY_CODE -> least(run, code, PrivateKind.SECURITY_CODE);
            case CARD_EXPIRY -> least(run, LEAST_OF_AN_EXPIRY, PrivateKind.CARD_EXPIRY);
            case CARD_NUMBER -> least(run, LEAST_AMONG_PAYMENT, PrivateKind.CARD_NUMBER);
            case CARD -> least(run, LEAST_OF_A_CARD_IN_TALK, PrivateKind.CARD_NUMBER);
            case BANK_ACCOUNT -> least(run, code + 1, PrivateKind.BANK_ACCOUNT);
            case NATIONAL_ID -> least(run, code + 1, PrivateKind.NATIONAL_ID);
            case PASSWORD -> least(run, code, PrivateKind.PASSWORD);
            case CODE_HINT -> run.length() <= MOST_OF_A_CODE ? least(run, code, PrivateKind.PASSWORD) : Optional.empty();
            case EXPIRY_HINT -> run.length() <= MOST_OF_A_CODE ? least(run, LEAST_OF_AN_EXPIRY, PrivateKind.CARD_EXPIRY) : Optional.empty();
            case BIRTH_DATE -> least(run, LEAST_OF_A_BIRTH_DATE, PrivateKind.BIRTH_DATE);
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
}
