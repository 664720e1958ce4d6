package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How an S3 endpoint is spoken to. Patience is bounded: an endpoint that cannot be reached is told within half a minute, a
 * connection that was cut is tried again with growing waits.
 */
final class S3Connection {

    static final int ATTEMPTS = 5;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);
    // A server may think for long before it answers to a large part or to the completion of a thousand of them.
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** For calls that carry no data: all attempts together. */
    static final AwsRequestOverrideConfiguration BRIEF = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(30))
            .build();

    private S3Connection() {}

    static S3Client to(S3Settings settings) {
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey().reveal(), settings.secretKey().reveal())))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE_TIMEOUT)
                        .tcpKeepAlive(true))
                .forcePathStyle(settings.pathStyle())
                // Every upload carries Content-MD5 instead: the newer trailing checksums and chunked signatures are not
                // understood by many S3-compatible servers.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(client -> client.retryStrategy(patience())
                        // What a ~/.aws/config of this account says must not change where backups go.
                        .defaultProfileFile(ProfileFile.aggregator().build()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    private static RetryStrategy patience() {
        BackoffStrategy growing = BackoffStrategy.exponentialDelay(FIRST_WAIT, LONGEST_WAIT);
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(growing)
                .throttlingBackoffStrategy(growing)
                .build();
    }
}
