package dev.earmark.testing;

import dev.earmark.app.Session;
import dev.earmark.app.SettingsLoader;
import dev.earmark.app.command.CommandLines;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.audio.CallAudio;
import dev.earmark.hash.Sha256;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program as it is, but that it hears one call only ({@value #HEARD}) and knows the words of the other recordings of the example from
 * their scripts: hearing them all takes minutes.
 */
public final class ExampleNode {

    /** The call that is listened to. */
    public static final String HEARD = "address-change";

    private static final int MS_A_WORD = 370;
    private static final int LAST_PAUSE_MS = 1500;
    private static final Path SETS = Path.of(System.getProperty("earmark.home", ""), "eval-sets");
    private static final Pattern TURN = Pattern.compile("\"speaker\":\"(\\w+)\",\"pauseMs\":(-?\\d+),\"text\":\"(.*)\"}");

    private ExampleNode() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = SettingsLoader.environment();
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Session session = new Session(Path.of(System.getProperty("earmark.home", "")), environment, Terminal.of(environment,
                System.getProperties()), new Output(new FileOutputStream(FileDescriptor.out)), errors);
        Map<String, Path> scripts = scripts();
        session.heardBy(usual -> (audio, progress) -> {
            Path script = scripts.get(audio.source().sha256());
            return script == null ? usual.transcribe(audio, progress) : said(audio, script);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(session::end));
        System.exit(new CommandLines(session, errors).execute(arguments));
    }

    /** By the digest of the recording. */
    private static Map<String, Path> scripts() {
        Map<String, Path> scripts = new HashMap<>();
        for (String set : new String[] {"sample-calls", "example-house"}) {
            try (Stream<Path> files = Files.list(SETS.resolve(set).resolve("audio"))) {
                files.filter(file -> !file.toString().contains(HEARD)).forEach(file -> scripts.put(sha256(file),
                        SETS.resolve(set).resolve("scripts").resolve(file.getFileName().toString().replaceAll("\\..*", ".jsonl"))));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return scripts;
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Line(Speaker speaker, int pauseMs, String words) {
        int ms() {
            return MS_A_WORD * words.split(" ").length;
        }
    }

    /** As fast as the recording is long. */
    private static Transcript said(CallAudio audio, Path script) {
        List<Line> lines = lines(script);
        double pace = (audio.source().seconds() * 1000 - LAST_PAUSE_MS) / lines.stream().mapToInt(line -> line.pauseMs() + line.ms()).sum();
        SampleCalls call = new SampleCalls();
        double ms = 0;
        for (Line line : lines) {
            double from = Math.max(0, ms + line.pauseMs() * pace);
            ms = from + line.ms() * pace;
            call = call.says(line.speaker(), (long) from, (long) ms, line.words());
        }
        Transcript said = call.call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source(), new Engine("scripted", "test", "00"), said.turns());
    }

    private static List<Line> lines(Path script) {
        try {
            return Files.readAllLines(script).stream().flatMap(line -> TURN.matcher(line).results())
                    .map(turn -> new Line(turn.group(1).equals("agent") ? Speaker.AGENT : Speaker.CUSTOMER, Integer.parseInt(turn.group(2)),
                            turn.group(3).toLowerCase(Locale.ROOT).replaceAll("[.,?!]", ""))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
