package dev.earmark.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.report.ScoreSheet;
import dev.earmark.report.Wording;
import dev.earmark.scoring.Evidence;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    private static final Turn TWICE = new SampleCalls().says(Speaker.AGENT, 0, 8_000, "thank you for that and thank you again").call("a", 8)
            .turns().getFirst();

    @Test
    void ofWordsSaidTwiceTheNearestInTimeIsMarked() {
        assertThat(QuotePlace.of("thank you", new TimeSpan(0, 2_000), TWICE)).isEqualTo(new QuotePlace(0, 9));
        assertThat(QuotePlace.of("Thank you", new TimeSpan(5_000, 7_000), TWICE)).isEqualTo(new QuotePlace(23, 32));
    }

    @Test
    void wordsThatTheTurnDoesNotHoldAreNotMarked() {
        assertThat(QuotePlace.of("goodbye", null, TWICE)).isNull();
        assertThat(QuotePlace.of(" ", null, TWICE)).isNull();
    }

    @Test
    void wordsKeepTheirPlacesWhereLowerCaseWouldChangeTheLength() {
        Turn turn = new SampleCalls().says(Speaker.AGENT, 0, 2_000, "İyi günler Dana").call("a", 2).turns().getFirst();
        assertThat(QuotePlace.of("Dana", null, turn)).isEqualTo(new QuotePlace(11, 15));
        assertThat(QuotePlace.ofWords(turn)).containsExactly(new QuotePlace(0, 3), new QuotePlace(4, 10), new QuotePlace(11, 15));
    }

    @Test
    void thePiecesOfOverlappingMarksTogetherAreTheText() {
        ScoreSheet sheet = ScoreSheet.of(SampleResults.billingCall(), SamplePages.WORDING);
        List<Turn> turns = SampleResults.billingTranscript().turns();
        MarkedText.of(sheet, turns).forEach((turn, marks) -> {
            List<MarkedText.Piece> pieces = marks.pieces(turns.get(turn).text());
            assertThat(String.join("", pieces.stream().map(MarkedText.Piece::text).toList())).isEqualTo(turns.get(turn).text());
            assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
            assertThat(pieces.stream().mapToInt(piece -> piece.ending().size()).sum()).isEqualTo(marks.marks().size());
        });
        assertThat(MarkedText.of(sheet, turns).get(6)).satisfies(marks -> assertThat(marks.beside()).singleElement()
                .satisfies(beside -> assertThat(beside.evidence().kind()).isEqualTo(Evidence.Kind.EXPECTED_HERE)));
    }

    @Test
    void criteriaStandInTheirSectionsNumberedInTheOrderOfTheRubric() {
        ScoreSheet sheet = ScoreSheet.of(SampleResults.billingCall(), SamplePages.WORDING);
        assertThat(sheet.groups()).extracting(group -> group.section() == null ? "" : group.section().title())
                .containsExactly("Opening", "Care", "Closing");
        assertThat(sheet.lines()).extracting(ScoreSheet.Line::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(ScoreSheet.of(SampleResults.billingCall(), Wording.NONE).groups()).singleElement()
                .satisfies(group -> assertThat(group.lines()).extracting(ScoreSheet.Line::title).startsWith("Own name", "Identity check"));
    }
}
