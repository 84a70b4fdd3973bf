package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void aLineIsHandedOverAtOnceAsUtf8() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        new Output(target).line("grüße");

        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("grüße\n");
    }

    @Test
    void readerThatWentAwayIsToldApartFromAFullDisk() {
        assertThatThrownBy(() -> new Output(failing("Broken pipe")).line("x"))
                .isInstanceOfSatisfying(Output.Lost.class, lost -> assertThat(lost.readerGone()).isTrue());
        assertThatThrownBy(() -> new Output(failing("No space left on device")).line("x"))
                .isInstanceOfSatisfying(Output.Lost.class, lost -> assertThat(lost.readerGone()).isFalse());
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
