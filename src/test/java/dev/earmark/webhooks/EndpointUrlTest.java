package dev.earmark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    private static final EndpointUrl PUBLIC = new EndpointUrl(false, EndpointUrlTest::resolve);

    /** Names are looked up in a book of our own; addresses are themselves. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "hooks.example.com" -> List.of(InetAddress.getByName("93.184.216.34"));
            case "inside.example.com" -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.7"));
            case "nowhere.example.com" -> throw new UnknownHostException(host);
            default -> List.of(InetAddress.getByName(host));
        };
    }

    @Test
    void anEndpointInPublicIsTaken() {
        assertThat(PUBLIC.check("https://hooks.example.com:8443/earmark?team=blue").getHost()).isEqualTo("hooks.example.com");
        assertThat(PUBLIC.check("https://8.8.8.8/").getHost()).isEqualTo("8.8.8.8");
        assertThat(PUBLIC.check("https://[2606:4700::1111]/").getPort()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://hooks.example.com/", "ftp://hooks.example.com/", "file:///etc/passwd", "hooks.example.com", "https://", "https:///x", "",
                "https://a b/",
        "https://user:secret@hooks.example.com/", "https://hooks.example.com/#x", "https://hooks.example.com:0/",
                "https://hooks.example.com:70000/",
        "https://127.0.0.1/", "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f.1/", "https://0x7f000001/",
                "https://0177.0.0.1/",
        "https://017700000001/", "https://127.0.0.1./", "https://0/", "https://0.0.0.0/", "https://10.1.2.3/", "https://172.16.0.1/",
                "https://172.31.255.255/",
        "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data/", "https://100.64.0.1/", "https://198.18.0.1/",
                "https://224.0.0.1/",
        "https://255.255.255.255/", "https://240.0.0.1/", "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/",
                "https://[fe80::1]/", "https://[fd00::1]/",
        "https://[fc00::1]/", "https://[fec0::1]/", "https://[ff02::1]/", "https://localhost/", "https://inside.example.com/",
                "https://nowhere.example.com/"
    })
    void whatLeadsInsideOrNowhereIsRefused(String url) {
        assertThatThrownBy(() -> PUBLIC.check(url)).isInstanceOfSatisfying(Rejected.class, refused -> {
            assertThat(refused.code()).isEqualTo("webhooks.url");
            assertThat(refused.sentence()).endsWith(".").doesNotContain("secret");
        });
    }

    @Test
    void privateNetworksAreReachedOnlyByLeave() {
        assertThat(new EndpointUrl(true).check("http://127.0.0.1:8080/hook").getPort()).isEqualTo(8080);
        assertThatThrownBy(() -> new EndpointUrl(true).check("http://127.1/")).isInstanceOf(Rejected.class);
    }
}
