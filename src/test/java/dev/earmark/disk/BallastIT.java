package dev.earmark.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallastIT {

    private static final int BYTES = 3 << 20;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private Ballast ballast() {
        return new Ballast(folder, BYTES, nanos::get);
    }

    @Test
    void itTakesRoomForRealAndGivesItBack() throws IOException {
        Ballast ballast = ballast();
        ballast.make();
        assertThat(Files.size(folder.resolve("ballast"))).isEqualTo(BYTES);
        assertThat(deflated(Files.readAllBytes(folder.resolve("ballast")))).as("a disk that packs what is written gains nothing")
                .isGreaterThan(BYTES * 99 / 100);
        assertThat(ballast.letGo()).isFalse();

        assertThat(ballast.release()).isTrue();

        assertThat(folder.resolve("ballast")).doesNotExist();
        assertThat(ballast.release()).as("there is none any more").isFalse();
    }

    private static int deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        int length = deflater.deflate(new byte[bytes.length * 2]);
        deflater.end();
        return length;
    }

    @Test
    void itIsMadeAgainWhenThereIsRoomAndThatIsAskedAtMostOnceASecond() {
        Ballast ballast = ballast();
        ballast.make();
        ballast.release();
        assertThat(ballast.letGo()).as("there is room on this disk").isFalse();
        assertThat(folder.resolve("ballast")).exists();

        ballast.release();
        assertThat(ballast.letGo()).as("tried just now").isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(ballast.letGo()).isFalse();
    }

    @Test
    void theNextStartKnowsThatItWasLetGo() {
        Ballast first = ballast();
        first.make();
        first.release();

        Ballast second = ballast();

        assertThat(folder.resolve("ballast.let-go")).exists();
        second.make();
        assertThat(folder.resolve("ballast.let-go")).doesNotExist();
        assertThat(second.letGo()).isFalse();
    }

    @Test
    void anotherSizeIsMadeAnewAndNoneIsTakenAway() throws IOException {
        ballast().make();
        new Ballast(folder, BYTES / 3, nanos::get).make();
        assertThat(Files.size(folder.resolve("ballast"))).isEqualTo(BYTES / 3);

        new Ballast(folder, 0, nanos::get).make();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreThanThereIsRoomForIsNotBegun() {
        Ballast tooLarge = new Ballast(folder, Long.MAX_VALUE / 4, nanos::get);
        tooLarge.make();

        assertThat(folder).isEmptyDirectory();
        assertThat(tooLarge.release()).isFalse();
        assertThat(Ballast.none().letGo()).isFalse();
    }
}
