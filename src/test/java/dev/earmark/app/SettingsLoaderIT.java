package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.AudioSettings;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.testing.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderIT {

    @TempDir
    Path folder;

    @Test
    void withoutFileAndEnvironmentTheDefaultsAreThoseOfThePackages() {
        Settings settings = load(Map.of());

        assertThat(settings.intake()).isEqualTo(IntakeSettings.defaults());
        assertThat(settings.audio()).isEqualTo(AudioSettings.defaults());
        assertThat(settings.speech()).isEqualTo(SpeechSettings.defaults());
        assertThat(settings.measure()).isEqualTo(MeasureSettings.defaults());
        assertThat(settings.data()).isNull();
    }

    @Test
    void theReadmeListsEverySetting() {
        assertThat(Docs.settings()).containsExactlyElementsOf(new SettingsRecords(Settings.class).keys());
    }

    @Test
    void theFileWinsOverTheDefaultsAndTheEnvironmentOverTheFile() throws IOException {
        write("intake:\n  agent-channel: 2\n  most-transcript-bytes: 5000\n");

        Settings settings = load(Map.of("EARMARK_INTAKE_MOST_TRANSCRIPT_BYTES", "7000"));

        assertThat(settings.intake()).isEqualTo(new IntakeSettings(2, 7000));
    }

    @Test
    void unknownKeyStopsTheStartAndSuggestsTheNearest() throws IOException {
        write("intake:\n  agent-chanel: 1\n");

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("There is no setting \"intake.agent-chanel\"")
                .hasMessageContaining("did you mean \"intake.agent-channel\"?");
    }

    @Test
    void unknownNameInTheEnvironmentStopsTheStartAndSuggestsTheNearest() {
        assertThatThrownBy(() -> load(Map.of("EARMARK_INTAKE_AGENT_CHANEL", "1")))
                .hasMessage("There is no setting \"EARMARK_INTAKE_AGENT_CHANEL\" (in the environment); "
                        + "did you mean \"EARMARK_INTAKE_AGENT_CHANNEL\"?");
    }

    @Test
    void namesOfTheLauncherAndOfOtherProgramsAreLeftAlone() {
        assertThat(load(Map.of("EARMARK_JAVA_HOME", "/opt/jdk", "EARMARK_CORPORA", "/data", "HOME", "/root"))).isNotNull();
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithItsKey() {
        assertThatThrownBy(() -> load(Map.of("EARMARK_INTAKE_AGENT_CHANNEL", "left")))
                .hasMessage("The setting \"intake.agent-channel\" is \"left\"; it must be a whole number up to 2147483647.")
                .extracting(fault -> ((Fault) fault).code())
                .isEqualTo("app.setting-invalid");
    }

    @Test
    void aNumberOutOfBoundsIsRefusedByTheRecord() {
        assertThatThrownBy(() -> load(Map.of("EARMARK_INTAKE_AGENT_CHANNEL", "12")))
                .hasMessage("The setting intake is refused: agent-channel is 12; it must be from 1 (left) to 8.");
    }

    @Test
    void aSettingsFileThatIsNamedMustExist() {
        assertThatThrownBy(() -> new SettingsLoader(Map.of(), folder).load(folder.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("There is no settings file");
    }

    @Test
    void aSettingsFileThatIsNotYamlIsRefusedWithItsLine() throws IOException {
        write("intake: [\n");

        assertThatThrownBy(() -> load(Map.of())).isInstanceOf(Rejected.class).hasMessageContaining("earmark.yaml is not valid YAML");
    }

    @Test
    void theDataFolderFollowsSettingThenSystem() {
        SettingsLoader loader = new SettingsLoader(Map.of("XDG_DATA_HOME", "/var/data", "EARMARK_DATA", ""), folder);

        assertThat(loader.dataFolder(loader.load(null, Map.of()))).isEqualTo(Path.of("/var/data/earmark"));
        SettingsLoader set = new SettingsLoader(Map.of("XDG_DATA_HOME", "/var/data", "EARMARK_DATA", "/srv/earmark"), folder);
        assertThat(set.dataFolder(set.load(null, Map.of()))).isEqualTo(Path.of("/srv/earmark"));
    }

    enum Colour {
        DARK_RED
    }

    record Everything(int count, long bytes, double share, boolean on, Path folder, Duration patience, Colour colour,
            @Nullable String nothing) {}

    @Test
    void everyKindOfSettingIsReadFromText() {
        Map<String, String> texts = Map.of(
                "count", "3", "bytes", "9000000000", "share", "0.5", "on", "yes", "folder", "/x", "patience", "10 min", "colour",
                "dark-red");

        Object built = new SettingsRecords(Everything.class).build(texts);

        assertThat(built).isEqualTo(new Everything(3, 9_000_000_000L, 0.5, true, Path.of("/x"), Duration.ofMinutes(10), Colour.DARK_RED,
                null));
    }

    @Test
    void aDurationNeedsAUnit() {
        assertThatThrownBy(() -> new SettingsRecords(Everything.class)
                        .build(Map.of("count", "3", "bytes", "9", "share", "0.5", "on", "yes", "folder", "/x", "patience", "10", "colour",
                                "dark-red")))
                .hasMessage("The setting \"patience\" is \"10\"; it must be a whole number with d, h, min, s or ms.");
    }

    @Test
    void theKeyThatTheReadmeExportsIsNoSetting() {
        assertThat(load(Map.of("EARMARK_KEY", "secret"))).isEqualTo(load(Map.of()));
    }

    private Settings load(Map<String, String> environment) {
        return new SettingsLoader(environment, folder).load(null, Map.of());
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("earmark.yaml"), yaml);
    }

    @Test
    void originalsAreNotKeptWithoutAKey() {
        assertThatThrownBy(() -> load(Map.of("EARMARK_REDACTION_ORIGINALS", "keep"))).isInstanceOf(Rejected.class)
                .hasMessage("The setting settings is refused: redaction.originals is keep, and encryption.key is not set: originals are"
                        + " kept encrypted or not at all.");
        assertThat(load(Map.of("EARMARK_REDACTION_ORIGINALS", "keep", "EARMARK_ENCRYPTION_KEY", "env:MASTER")).redaction()
                .keepsOriginals()).isTrue();
    }
}
