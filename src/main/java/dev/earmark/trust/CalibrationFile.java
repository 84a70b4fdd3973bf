package dev.earmark.trust;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.trust.TrustGate.State;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The file of a calibration: YAML, made by a program, read strictly. */
public final class CalibrationFile {

    static final int FORMAT = 1;

    private static final String INVALID = "calibration.invalid";
    private static final int MOST_KNOTS = 1000;
    private static final Map<String, State> STATES = Arrays.stream(State.values())
            .collect(Collectors.toUnmodifiableMap(State::label, state -> state));

    private static final String[] VERDICTS = {"met", "not_met", "not_applicable"};

    private CalibrationFile() {}

    /** Where the calibration of a rubric in this folder lies. */
    public static Path beside(Path folder, String rubric) {
        return folder.resolve(rubric + ".calibration.yaml");
    }

    /** @throws dev.earmark.fault.Rejected with {@code calibration.invalid} and the place when the file is wrong */
    public static Calibration read(Path file) {
        return read(YamlFile.read(file, INVALID));
    }

    /**
     * The calibration in a text that lies in no folder.
     *
     * @param name how refusals call the text
     * @throws dev.earmark.fault.Rejected with {@code calibration.invalid} and the place
     */
    public static Calibration read(String name, String yaml) {
        return read(new YamlFile(name, INVALID).parse(yaml));
    }

    /** Digest of a calibration as {@link #write} writes it, in lower-case hexadecimal: that of its file, unless somebody has edited it. */
    public static String sha256(Calibration calibration) {
        return Sha256.hex(text(calibration).getBytes(StandardCharsets.UTF_8));
    }

    private static Calibration read(YamlMap whole) {
        YamlMap top = whole
                .only("calibration", "format", "rubric-sha256", "embedding", "made", "sets", "conversations", "error-before", "error-after",
                        "criteria");
        top.whole("format", FORMAT, FORMAT);
        Map<String, CriterionCalibration> criteria = new LinkedHashMap<>();
        top.maps("criteria").forEach(map -> criteria.put(map.text("id"), criterion(map)));
        return new Calibration(top.text("calibration"), top.text("rubric-sha256"), top.text("embedding"), date(top), top.texts("sets"),
                top.whole("conversations", 0, Integer.MAX_VALUE), top.number("error-before", 0, 1), top.number("error-after", 0, 1),
                criteria);
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws Unavailable with {@code calibration.not-written}
     */
    public static void write(Path file, Calibration calibration) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text(calibration), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new Unavailable("calibration.not-written",
                    "The calibration cannot be written to " + file + ": " + failed.getMessage() + ".", failed);
        }
    }

    static String text(Calibration calibration) {
        StringBuilder text = new StringBuilder("# Made by \"earmark calibrate " + calibration.rubric()
                + "\" from people's labels. It holds for these bytes of the rubric\n"
                + "# and is not used once the rubric has changed. Do not edit it: run the command again.\n");
        line(text, "calibration: %s", calibration.rubric());
        line(text, "format: %d", FORMAT);
        line(text, "rubric-sha256: \"%s\"", calibration.rubricSha256());
        line(text, "embedding: \"%s\"", calibration.embedding());
        line(text, "made: \"%s\"", calibration.made());
        line(text, "sets: [%s]", calibration.sets().stream().map(set -> '"' + set.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ")));
        line(text, "conversations: %d", calibration.conversations());
        line(text, "error-before: %.4f          # expected calibration error, out of fold", calibration.errorBefore());
        line(text, "error-after: %.4f", calibration.errorAfter());
        line(text, "criteria:");
        calibration.criteria().values().forEach(criterion -> criterion(text, criterion));
        return text.toString();
    }

    private static void criterion(StringBuilder text, CriterionCalibration criterion) {
        line(text, "  - id: %s", criterion.criterion());
        if (!criterion.atLeast().isEmpty()) {
            line(text, "    at-least: %s", criterion.atLeast());
        }
        line(text, "    confidence:");
        criterion.confidence().forEach((verdict, curve) -> line(text, "      %s: {from: %s, to: %s}", verdict, curve.from(), curve.to()));
        TrustGate gate = criterion.gate();
        line(text, "    gate: {state: %s, labels: %d, fails: %d, kappa: %.4f, true-negative-rate: %.4f, true-negative-rate-at-least: %.4f}",
                gate.state().label(), gate.labels(), gate.fails(), gate.kappa(), gate.trueNegativeRate(), gate.trueNegativeRateAtLeast());
    }

    private static CriterionCalibration criterion(YamlMap map) {
        map.only("id", "at-least", "confidence", "gate");
        YamlMap curves = map.mapIf("confidence").orElseThrow(() -> map.wrong("\"confidence\" is missing")).only(VERDICTS);
        Map<String, ConfidenceCurve> confidence = new LinkedHashMap<>();
        curves.keys().forEach(verdict -> curves.mapIf(verdict)
                .ifPresent(curve -> confidence.put(verdict, curve(curve.only("from", "to")))));
        YamlMap gate = map.mapIf("gate").orElseThrow(() -> map.wrong("\"gate\" is missing"))
                .only("state", "labels", "fails", "kappa", "true-negative-rate", "true-negative-rate-at-least");
        return new CriterionCalibration(map.text("id"), numbers(map, "at-least"), confidence, new TrustGate(gate.choice("state", STATES),
                gate.whole("labels", 0, Integer.MAX_VALUE), gate.whole("fails", 0, Integer.MAX_VALUE), gate.number("kappa", -1, 1),
                gate.number("true-negative-rate", 0, 1), gate.number("true-negative-rate-at-least", 0, 1)));
    }

    private static ConfidenceCurve curve(YamlMap map) {
        try {
            return new ConfidenceCurve(numbers(map, "from"), numbers(map, "to"));
        } catch (IllegalArgumentException wrong) {
            throw map.wrong("the knots of a curve must rise from 0 to 1");
        }
    }

    private static List<Double> numbers(YamlMap map, String key) {
        List<String> texts = map.texts(key);
        if (texts.size() > MOST_KNOTS) {
            throw map.wrong("\"" + key + "\" lists " + texts.size() + " numbers; at most " + MOST_KNOTS + " are read");
        }
        try {
            return texts.stream().map(Double::valueOf).toList();
        } catch (NumberFormatException wrong) {
            throw map.wrong("\"" + key + "\" must be a list of numbers");
        }
    }

    private static LocalDate date(YamlMap top) {
        try {
            return LocalDate.parse(top.text("made"));
        } catch (DateTimeException wrong) {
            throw top.wrong("\"made\" is " + YamlMap.shown(top.text("made")) + "; it must be a date, 2026-01-31");
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
