package dev.earmark.eval.privacy;

import dev.earmark.eval.privacy.PrivateScript.Line;
import dev.earmark.redaction.PrivateKind;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up conversations in which a private number is asked for and given among numbers that are none. The same seed gives the same ones.
 */
final class PrivateScripts {

    static final List<PrivateKind> KINDS = List.of(PrivateKind.CARD_NUMBER, PrivateKind.SECURITY_CODE, PrivateKind.CARD_EXPIRY,
            PrivateKind.BANK_ACCOUNT, PrivateKind.NATIONAL_ID, PrivateKind.PASSWORD, PrivateKind.BIRTH_DATE, PrivateKind.PHONE);

    private static final Map<PrivateKind, List<String>> ASKED = Map.of(
            PrivateKind.CARD_NUMBER, List.of("could you read me the long number across the front of your card",
                    "which card would you like to use",
                    "go ahead with the card number when you're ready", "and the sixteen digits please",
                    "i can take a payment over the phone what's the number on the card", "okay so debit card or credit card"),
            PrivateKind.SECURITY_CODE, List.of("and the three digits on the back", "what's the security code", "can i get the c v v",
                    "there's a small number on the signature strip can you read me that security code"),
            PrivateKind.CARD_EXPIRY, List.of("and when does it expire", "what's the expiry date on that", "expiration date please",
                    "it should say valid until and a month and a year"),
            PrivateKind.BANK_ACCOUNT, List.of("what's the account number you'd like the money sent to",
                    "can you give me your account number",
                    "i need your sort code and account number", "and the routing number"),
            PrivateKind.NATIONAL_ID, List.of("can i have your social security number to find you", "what are the numbers of your social",
                    "i need your national insurance number", "could you tell me your social security number please"),
            PrivateKind.PASSWORD, List.of("i've sent you a verification code could you read it to me", "what's your four digit pin",
                    "please tell me the one time code", "can you give me the passcode on the account"),
            PrivateKind.BIRTH_DATE, List.of("and your date of birth", "can you confirm your date of birth for me", "when is your birthday",
                    "may i have your birth date"),
            PrivateKind.PHONE, List.of("what's the best phone number for you", "which number can i reach you at what is your mobile number",
                    "can i get a callback number", "and your phone number please"));
    private static final List<String> BEFORE = List.of("sure it's", "yeah that's", "okay", "one second it's", "let me see", "yes um", "");
    private static final List<String> AFTER = List.of("", "", "thanks", "got that", "is that right");
    private static final List<String> OTHERS = List.of("your order number is %s", "that comes to %d dollars and forty cents",
            "it takes three to five days",
            "i've been waiting for %d minutes", "we're open from nine until five thirty", "your reference is %s", "flight %d is on time",
            "there are %d people before you", "i bought %d of them last year", "it was delivered on the twelfth of may",
                    "the case number is %s",
            "it weighs about %d pounds");
    private static final String[] MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october",
        "november", "december"};
    private static final String[] DAYS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh",
        "twelfth"};
    private static final int CARD_DIGITS = 16;

    private final Random random;
    private final boolean typed;
    private final NumberWords words;

    /** @param typed in digits, as people type, else in words as they speak */
    PrivateScripts(long seed, boolean typed) {
        this.random = new Random(seed);
        this.typed = typed;
        this.words = new NumberWords(random);
    }

    PrivateScript next(PrivateKind kind) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Speaker.AGENT, "thanks for calling how can i help you"));
        lines.add(Line.of(Speaker.CUSTOMER, "hi i have a question about something i bought"));
        lines.add(Line.of(Speaker.AGENT, other()));
        lines.add(Line.of(Speaker.CUSTOMER, other()));
        lines.add(Line.of(Speaker.AGENT, one(ASKED.getOrDefault(kind, List.of()))));
        lines.addAll(given(kind));
        lines.add(Line.of(Speaker.AGENT, "perfect thank you and is there anything else"));
        lines.add(Line.of(Speaker.CUSTOMER, "no that's everything"));
        lines.add(Line.of(Speaker.AGENT, "goodbye"));
        return new PrivateScript(kind, lines);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String other() {
        String number = digits(5);
        return one(OTHERS).replace("%s", typed ? number : words.of(number, 5)).replace("%d", typed ? String.valueOf(12 + random.nextInt(80))
                : words.of(String.valueOf(12 + random.nextInt(80)), 2));
    }

    private List<Line> given(PrivateKind kind) {
        if (kind == PrivateKind.CARD_NUMBER && random.nextBoolean()) {
            return inGroups(card());
        }
        return List.of(new Line(Speaker.CUSTOMER, one(BEFORE), secret(kind), one(AFTER)));
    }

    /** The agent says every group back, or that it was heard. */
    private List<Line> inGroups(String card) {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < card.length(); at += 4) {
            String group = said(card.substring(at, at + 4), 4);
            lines.add(new Line(Speaker.CUSTOMER, at == 0 ? one(BEFORE) : "", group, ""));
            lines.add(random.nextBoolean() ? Line.of(Speaker.AGENT, "mm hm") : new Line(Speaker.AGENT, "", group, ""));
        }
        return lines;
    }

    private String secret(PrivateKind kind) {
        return switch (kind) {
            case CARD_NUMBER -> said(card(), 4);
            case SECURITY_CODE -> said(digits(3), 3);
            case CARD_EXPIRY -> expiry();
            case NATIONAL_ID -> said(digits(9), 3);
            case PASSWORD -> said(digits(random.nextBoolean() ? 4 : 6), 3);
            case BIRTH_DATE -> birth();
            case PHONE -> said("2" + digits(9), 5);
            default -> said(digits(8), 4);
        };
    }

    private String expiry() {
        int month = random.nextInt(12);
        String year = String.valueOf(27 + random.nextInt(6));
        if (typed) {
            return "%02d/%s".formatted(month + 1, year);
        }
        return random.nextBoolean() ? MONTHS[month] + " twenty " + words.of(year, 2) : words.of("%02d".formatted(month + 1) + year, 2);
    }

    private String birth() {
        int month = random.nextInt(12);
        String year = String.valueOf(50 + random.nextInt(49));
        return typed ? "%02d/%02d/19%s".formatted(1 + random.nextInt(28), month + 1, year)
                : "the " + DAYS[random.nextInt(12)] + " of " + MONTHS[month] + " nineteen " + words.of(year, 2);
    }

    private String said(String digits, int group) {
        if (!typed) {
            return words.of(digits, group);
        }
        String between = List.of("", " ", "-").get(random.nextInt(3));
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < digits.length(); at += group) {
            written.append(at == 0 ? "" : between).append(digits, at, Math.min(digits.length(), at + group));
        }
        return written.toString();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** With the check digit of a card (Luhn; ISO/IEC 7812-1). */
    private String card() {
        String first = "4" + digits(CARD_DIGITS - 2);
        for (int last = 0; ; last++) {
            if (luhn(first + last)) {
                return first + last;
            }
        }
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
