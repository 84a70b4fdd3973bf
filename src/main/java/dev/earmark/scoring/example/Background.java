package dev.earmark.scoring.example;

import java.util.List;

/** Plain lines of any conversation in a contact centre; no author's examples should be confused with them. */
public final class Background {

    public static final List<String> SENTENCES = List.of(
            "okay", "sure", "all right then", "yes", "no", "i see", "right", "go ahead", "mm hmm", "let me check that in the system",
            "i can see the payment here", "your new card is on its way", "which account is it", "that takes three to five days",
            "the total comes to forty dollars", "it was sent on monday", "the address is twelve main street", "could you repeat that",
            "one moment", "i am still looking", "the report has been filed", "your balance is one hundred dollars",
            "we need a bit more information", "when did this happen", "you can do that in the app",
            "the parcel left our warehouse yesterday", "the plan costs thirty a month", "it is the blue one", "that is correct",
            "i have changed it for you", "the store opens at nine", "it depends on the model", "you will get a letter",
            "press the button on the back", "the number is five five five", "five oh nine", "zero seven", "oak hill", "second street",
            "in ohio", "b as in boy", "robert taylor", "um", "the zip code is nine four one", "smart water company", "well",
            "to my savings account", "let me transfer you", "this is about the invoice from march", "two of them",
            "the contract runs for a year");

    private Background() {}
}
