package dev.earmark.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is private about words. Where two kinds claim the same words, the earlier one has them. */
public enum PrivateKind {
    BANK_ACCOUNT("bank-account", true),
    CARD_NUMBER("card-number", true),
    SECURITY_CODE("security-code", true),
    CARD_EXPIRY("card-expiry", true),
    NATIONAL_ID("national-id", true),
    PASSWORD("password", true),
    /** Digits that were said while a payment was taken, of which nothing tells what they are. */
    PAYMENT_DIGITS("payment-digits", true),
    /** Digits that were read out one by one in an answer to something that was not understood. */
    READ_OUT_DIGITS("read-out-digits", true),
    BIRTH_DATE("birth-date", false),
    EMAIL("email-address", false),
    PHONE("phone-number", false),
    POSTAL_ADDRESS("postal-address", false),
    NAME("name", false);

    private final String label;
    private final boolean usual;

    PrivateKind(String label, boolean usual) {
        this.label = label;
        this.usual = usual;
    }

    /** As it stands in settings and results, such as {@code card-number}. */
    public String label() {
        return label;
    }

    /** Whether it is removed when nobody says otherwise. */
    public boolean usual() {
        return usual;
    }

    /** What stands in its place, such as {@code [card number]}: a mark to the tokeniser, never a word. */
    public String mark() {
        return "[" + label.replace('-', ' ') + "]";
    }

    public static Optional<PrivateKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(PrivateKind::label).toList();
    }
}
