package dev.earmark.pipeline;

import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a recording server for SIP (SIPREC, RFC 7865), as {@code call.xml} beside {@code call.wav}: the session's id, when it
 * began, and who took part. A telephone number is the customer's and an extension or a name the agent's, when there is one of each; else
 * the words must tell. For one thread.
 */
final class SipRecording {

    private static final String SPACE = "urn:ietf:params:xml:ns:recording:1";
    private static final Pattern ADDRESS = Pattern.compile("(?:sips?|tel):([^@;?]{1,200})(?:[@;?].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9()./-]{7,24}");

    private final List<Participant> participants = new ArrayList<>();
    private @Nullable String session;
    private @Nullable String sipSession;
    private @Nullable Instant began;

    private record Participant(@Nullable String address, @Nullable String name) {

        boolean isNumber() {
            return address != null && NUMBER.matcher(address).matches();
        }
    }

    private SipRecording() {}

    /**
     * @param place how refusals call it
     * @throws Rejected with {@code pipeline.sidecar-invalid} when it is no such metadata
     */
    static Details read(byte[] xml, String place) {
        SipRecording recording = new SipRecording();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            recording.read(reader);
            reader.close();
        } catch (XMLStreamException broken) {
            throw new Rejected(DetailsReader.CODE, place + " is no XML that can be read (line " + broken.getLocation().getLineNumber()
                    + "); beside a recording it must be the metadata of SIPREC, or have another name.", broken);
        }
        if (recording.session == null && recording.participants.isEmpty()) {
            throw new Rejected(DetailsReader.CODE, place + " is not the metadata of SIPREC (RFC 7865); a file beside a recording with"
                    + " other content must have another name.");
        }
        return recording.details();
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        boolean inSession = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && SPACE.equals(reader.getNamespaceURI())) {
                inSession |= reader.getLocalName().equals("session");
                element(reader, inSession);
            } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("session")) {
                inSession = false;
            }
        }
    }

    private void element(XMLStreamReader reader, boolean inSession) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "session" -> session = session == null ? SentWord.of(reader.getAttributeValue(null, "session_id")) : session;
            case "sipSessionID" -> {
                String id = SentWord.of(reader.getElementText().split(";", 2)[0]);
                sipSession = sipSession == null ? id : sipSession;
            }
            case "start-time" -> {
                if (inSession && began == null) {
                    began = time(reader.getElementText());
                }
            }
            case "nameID" -> participants.add(participant(reader));
            default -> { } // streams and their labels: what is on which channel is told by the words
        }
    }

    private static Participant participant(XMLStreamReader reader) throws XMLStreamException {
        Matcher address = ADDRESS.matcher(String.valueOf(reader.getAttributeValue(null, "aor")).strip());
        String user = address.matches() ? SentWord.of(address.group(1)) : null;
        String name = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("nameID")) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("name")) {
                name = SentWord.of(reader.getElementText());
            }
        }
        return new Participant(user, name);
    }

    private Details details() {
        List<Participant> numbers = participants.stream().filter(Participant::isNumber).distinct().toList();
        List<Participant> others = participants.stream().filter(one -> !one.isNumber()).distinct().toList();
        Facts facts = numbers.size() == 1 && others.size() == 1
                ? new Facts(others.getFirst().address(), others.getFirst().name(), numbers.getFirst().address(), numbers.getFirst().name())
                : Facts.NONE;
        return new Details(sipSession == null ? session : sipSession, facts, null, null, Routing.NONE, began);
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException other) {
            return null;
        }
    }
}
