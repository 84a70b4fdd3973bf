package dev.earmark.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;

/** Decodes what addresses and forms escape with a percent sign, strictly: a byte that is no UTF-8 is refused, not replaced. */
final class Percent {

    private Percent() {}

    /**
     * A plus sign is a space.
     *
     * @param refusal of a sentence that goes on after its subject, such as "holds a NUL character"
     * @throws HttpRefusal for half an escape, for bytes that are no UTF-8 (overlong forms and surrogates too) and for NUL
     */
    static String decoded(String text, Function<String, HttpRefusal> refusal) {
        String plain = utf8(bytes(text, refusal), refusal);
        if (plain.indexOf('\0') >= 0) {
            throw refusal.apply("holds a NUL character");
        }
        return plain;
    }

    private static byte[] bytes(String text, Function<String, HttpRefusal> refusal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                boolean escape = i + 2 < text.length() && HexFormat.isHexDigit(text.charAt(i + 1))
                        && HexFormat.isHexDigit(text.charAt(i + 2));
                if (!escape) {
                    throw refusal.apply("has a percent sign that is not followed by two hexadecimal digits");
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                throw refusal.apply("holds a character beyond ASCII that is not escaped with percent signs");
            }
        }
        return bytes.toByteArray();
    }

    private static String utf8(byte[] bytes, Function<String, HttpRefusal> refusal) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            throw refusal.apply("escapes bytes that are no UTF-8 text");
        }
    }
}
