package dev.earmark.eval.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of one JSON object a line; compressed when its name ends with {@code .gz}. */
final class SetLines {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SetLines() {}

    /** @throws Rejected with {@code eval.set-invalid} */
    static List<JsonNode> of(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(MAPPER.readTree(line));
                }
            }
            return lines;
        } catch (IOException wrong) {
            throw new Rejected("eval.set-invalid", file.getFileName() + ", line " + (lines.size() + 1) + " cannot be read: "
                    + wrong.getClass().getSimpleName() + ".", wrong);
        }
    }
}
