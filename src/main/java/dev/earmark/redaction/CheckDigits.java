package dev.earmark.redaction;

import java.math.BigInteger;
import java.util.Locale;

/** What numbers carry to show that they were copied right. */
final class CheckDigits {

    private static final int LEAST = 13;
    private static final int MOST = 19;
    private static final int NINE = 9;
    private static final int IBAN_MODULUS = 97;
    private static final int IBAN_LEAST = 15;
    private static final int IBAN_MOST = 34;
    private static final int LETTERS_AND_DIGITS = 36;

    private CheckDigits() {}

    /** Whether 13 to 19 digits somewhere in these end with the check digit of a payment card (Luhn; ISO/IEC 7812-1, annex B). */
    static boolean holdsCard(String digits) {
        for (int length = Math.min(MOST, digits.length()); length >= LEAST; length--) {
            for (int from = 0; from + length <= digits.length(); from++) {
                if (luhn(digits.substring(from, from + length)) && issuer(digits.charAt(from))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Payment networks number their cards with 2 to 6 in front (ISO/IEC 7812-1), some national ones with 8 or 9. */
    private static boolean issuer(char first) {
        return first >= '2';
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > NINE ? counted - NINE : counted;
        }
        return sum % 10 == 0 && !digits.chars().allMatch(digit -> digit == '0');
    }

    /** Of an account number without blanks: modulo 97 of the number with its country behind it is 1 (ISO 13616). */
    static boolean iban(String number) {
        if (number.length() < IBAN_LEAST || number.length() > IBAN_MOST) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (char sign : (number.substring(4) + number.substring(0, 4)).toUpperCase(Locale.ROOT).toCharArray()) {
            digits.append(Character.digit(sign, LETTERS_AND_DIGITS));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(IBAN_MODULUS)).intValue() == 1;
    }
}
