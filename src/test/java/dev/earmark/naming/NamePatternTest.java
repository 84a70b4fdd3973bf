package dev.earmark.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String UUID = "2a602c1a-4ca3-4d37-a933-444d575c0222";
    private static final String OTHER = "7b1d2f30-0a4e-4c55-8f6a-1c2d3e4f5a6b";

    private static SaidByName read(String pattern, String path) {
        Path file = Path.of("/calls").resolve(path);
        String name = file.getFileName().toString();
        return new NamePattern(pattern, BERLIN).read(file, name.substring(0, name.lastIndexOf('.')));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            out-5551234567-101-20260301-093000-1772353800.12.wav      | 101  | 5551234567 | -    | 1772353800.12
            external-101-5551234567-20260301-093000-1772353800.0.wav  | 101  | 5551234567 | -    | 1772353800.0
            q-6000-+4930123456-20260301-093000-1772353800.34.wav      | -    | +4930123456 | 6000 | 1772353800.34
            in-102-5551234567-20260301-093000-1772353800.5.WAV        | 102  | 5551234567 | -    | 1772353800.5
            force-0821XXXX8663-3201-20260301-093000-1772353800.7.wav  | 3201 | 0821XXXX8663 | -  | 1772353800.7
            exten-103-anonymous-20260301-093000-1772353800.9.wav      | 103  | anonymous  | -    | 1772353800.9
            """, delimiter = '|')
    void freePbxSaysWhoCalledWhom(String name, String agent, String customer, String queue, String id) {
        SaidByName said = read("freepbx", name);

        assertThat(said.facts().agentId()).isEqualTo(agent);
        assertThat(said.facts().customerId()).isEqualTo(customer.equals("anonymous") ? null : customer);
        assertThat(said.routing().queue()).isEqualTo(queue);
        assertThat(said.id()).isEqualTo(id);
        assertThat(said.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            asterisk       | auto-1772353800-101-5551234567.wav | 101 | 5551234567 | - | 2026-03-01T08:30:00Z
            asterisk       | 1772353800.12.wav | - | - | - | 2026-03-01T08:30:00Z
            freeswitch     | 1001.192.168.1.5.2026-03-01-09-30-00.wav | 1001 | - | - | 2026-03-01T08:30:00Z
            freeswitch     | 4930123456.pbx.example.2026-03-01-09-30-00.wav | - | 4930123456 | - | 2026-03-01T08:30:00Z
            freeswitch     | pbx.example/archive/2026/Mar/01/UUID.wav | - | - | UUID | -
            amazon-connect | 2026/03/01/UUID_20260301T08:30_UTC.wav | - | - | UUID | 2026-03-01T08:30:00Z
            amazon-connect | UUID_20260301T08_30_UTC.wav | - | - | UUID | 2026-03-01T08:30:00Z
            amazon-connect | UUID_analysis_2026-03-01T08:30:00Z.json | - | - | UUID | 2026-03-01T08:30:00Z
            genesys        | 2026-03-01/09/UUID/OTHER.ogg | - | - | UUID | -
            genesys        | UUID/OTHER.opus | - | - | UUID | -
            five9 | Billing/3_1_2026/2065551234 by a@b.example @ 9_30_00 AM.wav | a@b.example | 2065551234 | - | 2026-03-01T08:30:00Z
            3cx            | 101/[Jane Doe]_101-5551234567_20260301093000(17).wav | 101 | 5551234567 | 17 | 2026-03-01T08:30:00Z
            3cx            | 101/[Jane Doe]_5551234567-101_20260301093000(18).wav | 101 | 5551234567 | 18 | 2026-03-01T08:30:00Z
            """, delimiter = '|')
    void otherSystemsSayWhatTheyKnow(String pattern, String path, String agent, String customer, String id, String began) {
        SaidByName said = read(pattern, path.replace("UUID", UUID).replace("OTHER", OTHER));

        assertThat(said.facts().agentId()).isEqualTo(agent);
        assertThat(said.facts().customerId()).isEqualTo(customer);
        if (id != null) {
            assertThat(said.id()).isEqualTo(id.replace("UUID", UUID));
        }
        if (began != null) {
            assertThat(said.startedAt()).isEqualTo(Instant.parse(began));
        }
    }

    @Test
    void samplesOfAmazonNameCustomerAgentAndTimeByTheirTags() {
        SaidByName said = read("amazon-samples",
                "AutoRepairs1_CUST_12345_GUID_" + UUID + "_AGENT_BobS_DATETIME_07.55.51.067-09-16-2021.wav");

        assertThat(said).isEqualTo(new SaidByName(UUID, new Facts(null, "BobS", "12345", null), Routing.NONE,
                Instant.parse("2021-09-16T05:55:51.067Z")));
        assertThat(read("amazon-samples", "Auto0_GUID_000_AGENT_AndrewK_DT_2022-03-20T07-55-51.wav").facts().agentName())
                .isEqualTo("AndrewK");
    }

    @Test
    void aHouseWritesATemplateOfItsOwn() {
        SaidByName said = read("{team}/{agent}_{time:yyyyMMdd-HHmmss}_{customer-id}", "Billing/Ann_Lee_20260301-093000_K-17.mp3");

        assertThat(said).isEqualTo(new SaidByName(null, new Facts(null, "Ann Lee", "K-17", null), new Routing("Billing", null),
                Instant.parse("2026-03-01T08:30:00Z")));
    }

    @Test
    void ofSeveralThePatternThatFitsFirstIsRead() {
        assertThat(read("freepbx | {agent}-{id}", "Ann-17.wav").id()).isEqualTo("17");
        assertThat(read("ready", "something else.wav")).isEqualTo(SaidByName.NOTHING);
        assertThat(new NamePattern("none", BERLIN).reads()).isFalse();
    }

    @Test
    void aTimeThatIsNoneAndAFieldWithTwoValuesDoNotFit() {
        assertThat(read("{id}_{time:yyyyMMdd}", "7_20261399.wav")).isEqualTo(SaidByName.NOTHING);
        assertThat(read("{id}-{id}", "7-8.wav")).isEqualTo(SaidByName.NOTHING);
        assertThat(read("{epoch}", "9999999999999.wav")).isEqualTo(SaidByName.NOTHING);
    }

    @Test
    void whatActsIsNoPartOfAName() {
        SaidByName said = read("{agent}_{id}", "A\u202Enn\u001B[31m_\u200B7.wav");

        assertThat(said.facts().agentName()).isEqualTo("Ann[31m");
        assertThat(said.id()).isEqualTo("7");
    }

    @Test
    void aNameMadeToTakeLongIsReadAtOnce() {
        String pattern = "{agent}_{agent-id}_{customer}_{customer-id}_{team}_{queue}_{id}_x";

        assertThat(read(pattern, "_".repeat(900) + ".wav")).isEqualTo(SaidByName.NOTHING);
    }

    @Test
    void whatIsNoPatternIsRefusedWithWhatItShouldBe() {
        assertThatThrownBy(() -> new NamePattern("freebx", BERLIN)).hasMessageContaining("\"freebx\"").hasMessageContaining("freepbx, ");
        assertThatThrownBy(() -> new NamePattern("{agnt}", BERLIN)).hasMessageContaining("{agnt}").hasMessageContaining("{agent}");
        assertThatThrownBy(() -> new NamePattern("{time:yyyyQQQQQQ}", BERLIN)).hasMessageContaining("{time:yyyyQQQQQQ}");
        assertThatThrownBy(() -> new NamePattern("{time}", BERLIN)).hasMessageContaining("how the time is written");
        assertThatThrownBy(() -> new NamePattern("{agent", BERLIN)).hasMessageContaining("has no }");
    }
}
