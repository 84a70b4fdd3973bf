package dev.earmark.inbox.pull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the places are entered that {@code import} fetches from.
 *
 * @param sftpPassword   null where a key is used
 * @param sftpKeyFile    private key as {@code ssh-keygen} writes it, without a passphrase; null where a password is used
 * @param sftpKnownHosts keys of servers as {@code ssh} keeps them; null for {@code .ssh/known_hosts} of the user
 * @param twilioKey      SID of the account or of an API key; null when nothing is fetched from Twilio
 * @param twilioSecret   token of the account or secret of the API key
 * @param twilioAddress  of Twilio's API, which has one in each of its regions
 * @param genesysClient  id of an OAuth client with the grant "client credentials"; null when nothing is fetched from Genesys Cloud
 * @param genesysSecret  of that client
 * @param genesysAddress of a gateway in front of Genesys Cloud; null for the addresses of the region itself
 */
public record PullSettings(@Nullable String sftpPassword, @Nullable Path sftpKeyFile, @Nullable Path sftpKnownHosts,
        @Nullable String twilioKey, @Nullable String twilioSecret, String twilioAddress, @Nullable String genesysClient,
        @Nullable String genesysSecret, @Nullable String genesysAddress) {

    public PullSettings {
        together("twilio-key", twilioKey, "twilio-secret", twilioSecret);
        together("genesys-client", genesysClient, "genesys-secret", genesysSecret);
        mustBeWeb("twilio-address", twilioAddress);
        if (genesysAddress != null) {
            mustBeWeb("genesys-address", genesysAddress);
        }
    }

    private static void together(String name, @Nullable String value, String other, @Nullable String otherValue) {
        if ((value == null) != (otherValue == null)) {
            throw new IllegalArgumentException(name + " and " + other + " belong together, but only one of them is set");
        }
    }

    private static void mustBeWeb(String name, String address) {
        if (!address.matches("https?://[A-Za-z0-9.\\[\\]:-]{1,260}/?")) {
            throw new IllegalArgumentException(name + " is \"" + address + "\"; it must be an address such as https://api.example.org");
        }
    }

    /** Nowhere is entered. */
    public static PullSettings defaults() {
        return new PullSettings(null, null, null, null, null, "https://api.twilio.com", null, null, null);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "PullSettings[sftpKeyFile=" + sftpKeyFile + ", sftpKnownHosts=" + sftpKnownHosts + ", twilioKey=" + twilioKey
                + ", twilioAddress=" + twilioAddress + ", genesysClient=" + genesysClient + ", genesysAddress=" + genesysAddress + "]";
    }
}
