package dev.earmark.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "On Mon, 2 Mar 2026 at 09:14, Shop Support <help@shop.example> wrote:\n\n> We have sent a new one.",
        "On Mon, 2 Mar 2026 at 09:14, Shop Support\n<help@shop.example> wrote:\n> We have sent a new one.",
        "On 02/03/2026 09:14, Shop Support wrote:\nWe have sent a new one.\nIs there anything else?",
        "Am Mo., 2. März 2026 um 09:14 Uhr schrieb Laden <hilfe@laden.example>:\n\n> Wir haben Ersatz geschickt.",
        "Laden schrieb am 02.03.2026 um 09:14:\n> Wir haben Ersatz geschickt.",
        "Le lun. 2 mars 2026 à 09:14, Boutique <aide@boutique.example> a écrit :\n\n> Nous avons envoyé un autre.",
        "El lun, 2 mar 2026 a las 9:14, Tienda (<ayuda@tienda.example>) escribió:\n\n> Hemos enviado otro.",
        "Il giorno lun 2 mar 2026 alle ore 09:14 Negozio <aiuto@negozio.example> ha scritto:\n\n> Ne abbiamo spedito un altro.",
        "Em seg., 2 de mar. de 2026 às 09:14, Loja <ajuda@loja.example> escreveu:\n\n> Enviamos outro.",
        "Op ma 2 mrt 2026 om 09:14 schreef Winkel <hulp@winkel.example>:\n\n> We hebben een nieuwe gestuurd.",
        "-----Original Message-----\nFrom: Shop\nSent: Monday\nWe have sent a new one.",
        "-----Ursprüngliche Nachricht-----\nVon: Laden\nWir haben Ersatz geschickt.",
        "-----Message d'origine-----\nDe : Boutique\nNous avons envoyé un autre.",
        "-----Mensaje original-----\nDe: Tienda\nHemos enviado otro.",
        "-----Messaggio originale-----\nDa: Negozio\nNe abbiamo spedito un altro.",
        "-----Mensagem original-----\nDe: Loja\nEnviamos outro.",
        "-----Oorspronkelijk bericht-----\nVan: Winkel\nWe hebben een nieuwe gestuurd.",
        "---------- Forwarded message ---------\nFrom: Shop\nWe have sent a new one.",
        "Begin forwarded message:\n\nFrom: Shop\nWe have sent a new one.",
        "________________________________\nFrom: Shop <help@shop.example>\nSent: Monday, 2 March 2026 09:14\nTo: Sam\nSubject:"
                + " kettle\n\nWe have sent one.",
        "Von: Laden <hilfe@laden.example>\nGesendet: Montag, 2. März 2026 09:14\nAn: Sam\nBetreff: Kanne\n\nWir haben Ersatz geschickt.",
        "De : Boutique\nEnvoyé : lundi 2 mars 2026 09:14\nÀ : Sam\nObjet : bouilloire\n\nNous avons envoyé un autre.",
        "##- Please type your reply above this line -##\nYour request has been updated.",
        "> We have sent a new one.\n> Is there anything else?",
        "-- \nDana | Shop Support\nThank you for contacting us. Have a lovely day!",
        "--\nDana",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "Diese E-Mail enthält vertrauliche Informationen.",
        "How would you rate the support you received?\nGood, I'm satisfied\nBad, I'm unsatisfied",
    })
    void whatStandsBelowAnAnswerIsNobodysNewWords(String below) {
        assertThat(kept("No.\n\n" + below)).isEqualTo("No.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            No. On Mon, 2 Mar 2026 at 09:14, Shop <help@shop.example> wrote: We have sent one.                     ¦ No.
            No. -----Original Message----- From: Shop We have sent one.                                            ¦ No.
            No. From: Shop Sent: Monday, 2 March 2026 09:14 To: Sam Subject: kettle We have sent one.               ¦ No.
            """)
    void alsoWhereAnExportHasLostTheLineEnds(String message, String kept) {
        assertThat(kept(message)).isEqualTo(kept);
    }

    @Test
    void answersBetweenTheQuotedLinesAreNew() {
        assertThat(NewWords.of("> Where is it?\nOn its way.\n> And the bill?\nAttached."))
                .containsExactly(new NewWords.Piece("> Where is it?", true), new NewWords.Piece("On its way.", false),
                        new NewWords.Piece("> And the bill?", true), new NewWords.Piece("Attached.", false));
    }

    @Test
    void anAnswerBelowTheQuoteIsNew() {
        assertThat(kept("On Mon, 2 Mar 2026 at 09:14, Sam wrote:\n> Where is it?\n\nOn its way.")).isEqualTo("On its way.");
    }

    @Test
    void aClosingFormulaAndTheNameAreNewAndTheSignatureIsNot() {
        assertThat(kept("We have sent one.\n\nKind regards,\nDana\nShop Support\n+44 20 1234\nIs there anything else? Have a lovely day!"))
                .isEqualTo("We have sent one.\n\nKind regards,\nDana");
        assertThat(kept("Wir schicken Ersatz.\n\nMit freundlichen Grüßen\nDana\nLaden GmbH")).endsWith("Grüßen\nDana\nLaden GmbH");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "On Monday you wrote that it was broken, so I have sent a new one.",
        "From what you tell me, the kettle is broken. To be sure: which model is it?",
        "Two things:\n- the lid\n- the plug",
        "I cannot find it -- could you send the number again?",
        "Please hold on -- \nI am looking.",
        "It costs 5 > 4 euros.",
        "From: which shop was it?",
        "P.S. thanks",
    })
    void plainWordsAreNew(String message) {
        assertThat(NewWords.of(message)).containsExactly(new NewWords.Piece(message, false));
    }

    @Test
    void aMessageOfTwoHundredThousandCharactersIsTakenApartAtOnce() {
        assertThat(NewWords.of("From: ".repeat(33_000))).isNotEmpty();
        assertThat(NewWords.of("On 2 2026 ".repeat(20_000))).isNotEmpty();
        assertThat(NewWords.of(">\n".repeat(100_000))).hasSize(1);
    }

    private static String kept(String message) {
        List<NewWords.Piece> pieces = NewWords.of(message);
        return pieces.stream().filter(piece -> !piece.quoted()).map(NewWords.Piece::text).collect(Collectors.joining("\n"));
    }
}
