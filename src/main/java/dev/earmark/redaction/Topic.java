package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a conversation is about at some place, by the words that people use for it: what digits behind such words are. */
enum Topic {
    SECURITY_CODE("security code|cvv|c v v|cvc|c v c|cv2|c v two|csc|verification value|back of the card|back of your card"
            + "|signature strip|three digits on the|three digit code|last three digits|three numbers on the back|card code"),
    CARD_EXPIRY("expiry|expiration|expires|expire|valid through|valid until|valid to|exp date|exp"),
    CARD_NUMBER("card number|long number|sixteen digit|sixteen digits|16 digit|16 digits|credit card|debit card|visa|mastercard"
            + "|master card|amex|american express|number on the card|number on the front|card details|payment card|pay by card"
            + "|pay with a card|pay with card|take a payment|make a payment|take the payment|take your payment"),
    /** A card, but not its number. */
    CARD("card|cards"),
    BANK_ACCOUNT("account number|account numbers|sort code|routing number|iban|i b a n|bank account|checking account|savings account"
            + "|account and routing|bank details"),
    NATIONAL_ID("social security number|social security|ssn|s s n|social|national insurance number|national insurance|tax number|tax id"
            + "|passport number|passport|driver's license|driving licence|driver license|license number|licence number|identity card number"
            + "|id number"),
    PASSWORD("password|passcode|pass code|pin|p i n|pin number|pin code|one time code|one time password|verification code|access code"
            + "|security word|secret word|memorable word|passphrase|pass phrase|code we sent|code i sent|code that was sent"
            + "|code you received|code from the text|security number|authentication code"),
    BIRTH_DATE("date of birth|birth date|birthdate|birthday|d o b|dob|born"),
    PHONE("phone number|telephone number|telephone|cell number|cell phone|mobile number|mobile|contact number|call back number"
            + "|callback number|call me at|call me on|reach me at|reach me on|best number|phone|cell"),
    POSTAL_ADDRESS("zip code|zip|postcode|post code|postal code|address|street"),
    /** Parts of the above, as they are left when the rest was misheard: they count for the next words only. */
    CODE_HINT("security|verification|one time|three digit|four digit|six digit|three digits|four digits|six digits|on the back|small number"
            + "|signature"),
    EXPIRY_HINT("month and year|month and the year|month and a year|months and the year"),
    /** Something that is no secret. */
    REFERENCE("order number|order|tracking number|tracking|reference number|reference|case number|case|ticket number|ticket"
            + "|confirmation number|confirmation code|invoice number|invoice|booking number|booking reference|booking|flight number|flight"
            + "|serial number|imei|model number|model|policy number|customer number|member number|membership number|claim number|claim"
            + "|part number|extension|version|room|gate"),
    AMOUNT("amount|balance|total|price|cost|costs|charge of|charged|refund of|payment of|limit|fee|deposit|bill");

    private static final Map<String, List<Phrase>> BY_LAST = byLast();
    /** Shorter ones sound like too much. */
    private static final int SHORTEST_BY_SOUND = 8;
    private static final Map<String, Topic> BY_SOUND = longOnes();

    private final List<List<String>> phrases;

    Topic(String phrases) {
        this.phrases = Arrays.stream(phrases.split("\\|")).map(phrase -> List.of(phrase.split(" "))).toList();
    }

    private record Phrase(List<String> words, Topic topic) {}

    private static Map<String, List<Phrase>> byLast() {
        Map<String, List<Phrase>> all = new HashMap<>();
        for (Topic topic : values()) {
            for (List<String> words : topic.phrases) {
                all.computeIfAbsent(words.getLast(), _ -> new ArrayList<>()).add(new Phrase(words, topic));
            }
        }
        all.values().forEach(list -> list.sort(Comparator.comparingInt((Phrase phrase) -> phrase.words.size()).reversed()));
        return all;
    }

    private static Map<String, Topic> longOnes() {
        Map<String, Topic> all = new LinkedHashMap<>();
        for (Topic topic : values()) {
            topic.phrases.stream().map(words -> String.join("", words)).filter(letters -> letters.length() >= SHORTEST_BY_SOUND)
                    .forEach(letters -> all.putIfAbsent(letters, topic));
        }
        return Collections.unmodifiableMap(all);
    }

    /** Phrases that are long enough to be known by their sound, in letters without blanks. */
    static Map<String, Topic> bySound() {
        return BY_SOUND;
    }

    /** The longest phrase that ends with a piece; of several the first. @param pieces of one turn @param at where it ends */
    static Optional<Topic> endingAt(List<TextPiece> pieces, int at) {
        return BY_LAST.getOrDefault(pieces.get(at).text(), List.of()).stream().filter(phrase -> stands(phrase.words, pieces, at))
                .map(Phrase::topic).findFirst();
    }

    private static boolean stands(List<String> words, List<TextPiece> pieces, int at) {
        int from = at - words.size() + 1;
        if (from < 0) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!pieces.get(from + i).text().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is only part of what people say for it. */
    boolean hint() {
        return this == CODE_HINT || this == EXPIRY_HINT;
    }

    /** Whether its digits are few, and read out one by one. */
    boolean code() {
        return this == SECURITY_CODE || this == PASSWORD || this == CODE_HINT;
    }

    /** Whether its digits are years: "two thousand four". */
    boolean date() {
        return this == BIRTH_DATE || this == CARD_EXPIRY || this == EXPIRY_HINT;
    }

    /** Whether it is no secret. */
    boolean harmless() {
        return this == REFERENCE || this == AMOUNT;
    }

    /** Whether a payment is taken where it is talked about. */
    boolean payment() {
        return this == CARD_NUMBER || this == SECURITY_CODE || this == CARD_EXPIRY;
    }
}
