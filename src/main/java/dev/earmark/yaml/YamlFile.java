package dev.earmark.yaml;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Loads one YAML document whose top is a mapping.
 *
 * @param name how refusals call the file
 * @param code the fault code for anything wrong in this kind of file, for instance {@code rubric.invalid}
 */
public record YamlFile(String name, String code) {

    /** Larger files are refused unread. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What refusals call {@code file}: its last part. */
    public static YamlFile of(Path file, String code) {
        return new YamlFile(String.valueOf(file.getFileName()), code);
    }

    /**
     * Reads a file.
     *
     * @throws NotFound when there is no such file
     * @throws Rejected when it is not readable YAML in UTF-8, too large (256 KiB), too deep (60 levels) or unfolds to too many values
     */
    public static YamlMap read(Path file, String code) {
        YamlFile yaml = of(file, code);
        return yaml.parse(yaml.bytes(file));
    }

    /**
     * The bytes of a file that is not too large.
     *
     * @throws NotFound when there is no such file
     * @throws Rejected when it is larger than {@link #MOST_BYTES} or cannot be read
     */
    public byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NotFound(area() + ".unknown", "There is no file " + file + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw origin().reject("is " + Files.size(file) + " bytes long; at most " + MOST_BYTES + " are read");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new Rejected(code, name + " cannot be read (" + unreadable.getClass().getSimpleName() + ").", unreadable);
        }
    }

    /**
     * Reads what stood in a file.
     *
     * @throws Rejected when the bytes are not UTF-8, or the text is not as {@link #parse(String)} needs it
     */
    public YamlMap parse(byte[] bytes) {
        return parse(bytes, MOST_BYTES);
    }

    /** The same for what comes with the program and may be longer. @param most characters */
    public YamlMap parse(byte[] bytes, int most) {
        try {
            return parse(StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString(), most);
        } catch (CharacterCodingException foreign) {
            throw new Rejected(code, name + " is not text in UTF-8; save it in that encoding.", foreign);
        }
    }

    /**
     * Reads text.
     *
     * @throws Rejected when it is not a YAML mapping, too large, too deep or unfolds to too many values
     */
    public YamlMap parse(String text) {
        return parse(text, MOST_BYTES);
    }

    private YamlMap parse(String text, int most) {
        if (text.length() > most) {
            throw origin().reject("is " + text.length() + " characters long; at most " + most + " are read");
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        Object top = new YamlText(origin()).load(marked ? text.substring(1) : text);
        if (!(top instanceof Map<?, ?> map)) {
            throw origin().reject("must be a mapping of keys to values at its top");
        }
        return new YamlTree(origin()).map("", map);
    }

    private YamlOrigin origin() {
        return new YamlOrigin(name, code);
    }

    private String area() {
        return code.substring(0, Math.max(code.indexOf('.'), 0));
    }
}
