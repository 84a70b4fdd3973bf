package dev.earmark.pipeline;

import dev.earmark.exports.Exports;
import dev.earmark.exports.desk.Intercom;
import dev.earmark.exports.desk.LiveChat;
import dev.earmark.exports.desk.MessageList;
import dev.earmark.exports.desk.TwilioConversations;
import dev.earmark.exports.desk.ZendeskChat;
import dev.earmark.exports.desk.ZendeskTicket;
import dev.earmark.exports.speech.AmazonConnect;
import dev.earmark.exports.speech.AmazonTranscribe;
import dev.earmark.exports.speech.AssemblyAi;
import dev.earmark.exports.speech.AzureSpeech;
import dev.earmark.exports.speech.Deepgram;
import dev.earmark.exports.speech.GenesysCloud;
import dev.earmark.exports.speech.GoogleSpeech;
import dev.earmark.exports.speech.TwilioIntelligence;
import dev.earmark.exports.speech.Whisper;
import dev.earmark.exports.text.LabelledLines;
import dev.earmark.exports.text.Mail;
import dev.earmark.exports.text.SubRip;
import dev.earmark.exports.text.Tables;
import dev.earmark.exports.text.WebVtt;
import dev.earmark.exports.text.WhatsApp;
import java.util.List;

/** Every format that is read, the most particular first. */
final class KnownExports {

    private KnownExports() {}

    static Exports all() {
        return new Exports(List.of(new WebVtt(), new SubRip(), new Mail(), new WhatsApp(), new Tables(), new LabelledLines(),
                new AmazonConnect(), new AmazonTranscribe(), new GenesysCloud(), new TwilioIntelligence(), new Deepgram(), new AssemblyAi(),
                new GoogleSpeech(), new AzureSpeech(), new Whisper(), new ZendeskTicket(), new ZendeskChat(), new Intercom(),
                        new LiveChat(),
                new TwilioConversations(), new MessageList()));
    }
}
