package dev.earmark.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

    private static S3Settings settings(@Nullable String endpoint, String region, @Nullable String access, @Nullable String secret) {
        return new S3Settings(endpoint, region, access, secret, false, null, null, 1 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://recordings, recordings, ''", "s3://recordings/, recordings, ''", "s3://rec.ordings-1/earmark, rec.ordings-1, earmark/",
        "s3://recordings/a/b.c/, recordings, a/b.c/",
    })
    void anAddressNamesABucketAndAPrefix(String address, String bucket, String prefix) {
        assertThat(S3Place.of(address)).isEqualTo(new S3Place(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3:/a", "s3://", "s3://AB", "s3://ab", "https://recordings/a", "s3://recordings//a", "s3://recordings/a b",
            "s3://recordings/a?x=1", "s3://user@recordings/a", "/var/recordings"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> S3Place.of(address)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("s3://BUCKET");
    }

    @Test
    void secretsAreNotTold() {
        assertThat(settings("https://s3.example.org:9000", "eu-central-1", "my-id", "my-secret").toString())
                .doesNotContain("my-id", "my-secret");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> settings("ftp://a", "r", null, null)).hasMessageContaining("endpoint");
        assertThatThrownBy(() -> settings("http://user:pw@a", "r", null, null)).hasMessageContaining("endpoint");
        assertThatThrownBy(() -> settings(null, "EU central", null, null)).hasMessageContaining("region");
        assertThatThrownBy(() -> settings(null, "r", "id", null)).hasMessageContaining("belong together");
        assertThatThrownBy(() -> new S3Settings(null, "r", null, null, false, null, null, 10)).hasMessageContaining("spool-bytes");
    }
}
