package dev.earmark.inbox.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullIT {

    @TempDir
    Path folder;

    private final Map<String, String> there = new LinkedHashMap<>();
    private final List<String> opened = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    private final RemoteFiles place = new RemoteFiles() {
        @Override
        public String address() {
            return "test://place";
        }

        @Override
        public Stream<RemoteFile> list() {
            return there.entrySet().stream().map(one -> new RemoteFile(one.getKey(), "tag-" + one.getValue(), one.getValue().length()));
        }

        @Override
        public InputStream open(RemoteFile file) throws IOException {
            opened.add(file.name());
            String bytes = String.valueOf(there.get(file.name()));
            if (bytes.equals("breaks")) {
                throw new IOException("connection reset");
            } else if (bytes.equals("deleted")) {
                throw new RemoteFileGone(file.name());
            }
            return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    private void take(Path copies) {
        try (Stream<Path> files = Files.walk(copies)) {
            files.filter(Files::isRegularFile).map(file -> copies.relativize(file).toString()).sorted().forEach(taken::add);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private Pull.Tally pull() {
        return new Pull(folder, Clock.systemUTC()).from(place, file -> !file.toString().endsWith(".txt"), this::take);
    }

    @Test
    void whatIsNewIsFetchedOnceWithItsFolders() {
        there.put("2026/11/a.wav", "a");
        there.put("2026/11/a.json", "{}");
        there.put("readme.txt", "x");

        assertThat(pull()).isEqualTo(new Pull.Tally(2, 0, 1, 0));
        there.put("2026/12/b.wav", "b");
        assertThat(pull()).isEqualTo(new Pull.Tally(1, 2, 1, 0));
        there.put("2026/11/a.wav", "written again");
        assertThat(pull()).isEqualTo(new Pull.Tally(1, 2, 1, 0));

        assertThat(taken).containsExactly("2026/11/a.json", "2026/11/a.wav", "2026/12/b.wav", "2026/11/a.wav");
        assertThat(folder).isDirectoryNotContaining(file -> Files.isDirectory(file));
    }

    @Test
    void whoeverIsStoppedGoesOnWhereTheyWere() {
        for (int i = 0; i < 250; i++) {
            there.put("%03d.wav".formatted(i), "x" + i);
        }
        there.put("230.wav", "breaks");

        assertThatThrownBy(this::pull).isInstanceOf(Unavailable.class).hasMessageContaining("connection reset")
                .extracting("code").isEqualTo("inbox.pull-broken");
        assertThat(taken).hasSize(200);
        there.put("230.wav", "whole");
        opened.clear();
        assertThat(pull()).isEqualTo(new Pull.Tally(50, 200, 0, 0));
        assertThat(opened).hasSize(50);
        assertThat(taken).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void whatCouldNotBeTakenInIsFetchedAgain() {
        there.put("a.wav", "a");

        assertThatThrownBy(() -> new Pull(folder, Clock.systemUTC()).from(place, file -> true, copies -> {
            throw new Unavailable("store.down", "The database cannot be reached.");
        })).hasMessageContaining("database");
        assertThat(pull().fetched()).isEqualTo(1);
    }

    @Test
    void bothHalvesOfACallAndTheSidecarComeTogether() {
        for (int i = 0; i < 199; i++) {
            there.put("%03d.wav".formatted(i), "x" + i);
        }
        there.put("call-in.wav", "in");
        there.put("call-out.json", "{}");
        there.put("call-out.wav", "out");
        there.put("d.wav", "d");
        List<Integer> sizes = new ArrayList<>();

        new Pull(folder, Clock.systemUTC()).from(place, file -> true, copies -> {
            int before = taken.size();
            take(copies);
            sizes.add(taken.size() - before);
        });

        assertThat(sizes).containsExactly(202, 1);
    }

    @Test
    void namesOfOthersLeadNowhereElse() {
        there.put("../../etc/passwd.wav", "a");
        there.put("/abs/\u202Eb.wav", "b");
        there.put("a\\..\\c.wav", "c");
        there.put("x".repeat(400) + ".wav", "d");
        there.put("same/\u200Bname.wav", "e");
        there.put("same/name.wav", "f");

        assertThat(pull().fetched()).isEqualTo(6);
        assertThat(taken).contains("__/__/etc/passwd.wav", "abs/b.wav", "a/__/c.wav", "same/2-name.wav", "same/name.wav");
    }

    @Test
    void twoAtOnceDoNotFetchTheSame() {
        there.put("a.wav", "a");

        new Pull(folder, Clock.systemUTC()).from(place, file -> true, copies -> assertThatThrownBy(this::pull).isInstanceOf(Conflict.class)
                .hasMessageContaining("test://place"));
    }

    @Test
    void aRecordingThatIsDeletedMeanwhileIsLeftWithWhatIsToldOfItAndTheRestIsTakenIn() {
        there.put("a.wav", "deleted");
        there.put("a.json", "{}");
        there.put("b.wav", "b");

        assertThat(pull()).isEqualTo(new Pull.Tally(1, 0, 0, 1));

        assertThat(taken).containsExactly("b.wav");
        assertThat(pull()).as("until it is there again, as another").isEqualTo(new Pull.Tally(0, 3, 0, 0));
    }

    @Test
    void theDayOfTheLastWholeRunIsKnownAndOneThatBrokeOffIsNone() {
        Pull pull = new Pull(folder, Clock.fixed(Instant.parse("2026-11-05T10:00:00Z"), ZoneOffset.UTC));
        assertThat(pull.lastWhole("test://place")).isEmpty();
        there.put("a.wav", "breaks");
        assertThatThrownBy(() -> pull.from(place, file -> true, this::take)).isInstanceOf(Unavailable.class);
        assertThat(pull.lastWhole("test://place")).isEmpty();

        there.put("a.wav", "a");
        pull.from(place, file -> true, this::take);

        assertThat(pull.lastWhole("test://place")).contains(Instant.parse("2026-11-05T10:00:00Z"));
    }
}
