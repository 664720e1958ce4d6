package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class S3StoreIT extends StoreContract {

    /** Few enough that the listings of the contract need several pages. */
    private static final int PAGE = 7;

    S3Settings settings;
    S3Client client;
    Store store;

    @BeforeEach
    void open() {
        settings = S3Server.fresh();
        client = S3Connection.to(settings);
        store = new S3Store(settings, client, Clock.systemUTC(), PAGE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    List<String> leftovers() {
        return leftovers(client, settings);
    }

    static List<String> leftovers(S3Client client, S3Settings settings) {
        return client
                .listMultipartUploads(
                        request -> request.bucket(settings.bucket()).prefix(settings.prefix()))
                .uploads()
                .stream()
                .map(MultipartUpload::key)
                .toList();
    }
}
