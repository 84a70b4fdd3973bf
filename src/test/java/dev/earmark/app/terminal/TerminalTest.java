package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void terminalShowsProgressAndColours() {
        assertThat(Terminal.of(Map.of("TERM", "xterm"), system("out,err", "120"))).isEqualTo(new Terminal(true, true, 120));
    }

    @Test
    void pipedOutputHasNoColoursButProgressGoesOnBesideIt() {
        assertThat(Terminal.of(Map.of("TERM", "xterm"), system(",err", "120"))).isEqualTo(new Terminal(true, false, 120));
    }

    @Test
    void noColorIsHonoured() {
        assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), system("out,err", "")).colour()).isFalse();
    }

    @Test
    void dumbTerminalGetsPlainText() {
        assertThat(Terminal.of(Map.of("TERM", "dumb"), system("out,err", ""))).isEqualTo(new Terminal(false, false, 100));
    }

    @Test
    void columnsOfTheEnvironmentWinAndAreKeptWithinReason() {
        assertThat(Terminal.of(Map.of("COLUMNS", "70"), system("", "120")).columns()).isEqualTo(70);
        assertThat(Terminal.of(Map.of("COLUMNS", "3"), system("", "")).columns()).isEqualTo(40);
        assertThat(Terminal.of(Map.of("COLUMNS", "many"), system("", "")).columns()).isEqualTo(100);
    }

    private static Properties system(String streams, String columns) {
        Properties system = new Properties();
        system.setProperty("earmark.terminal", streams);
        system.setProperty("earmark.columns", columns);
        return system;
    }
}
