package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.io.InputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in an S3-compatible bucket, below the prefix of the settings. */
final class S3Store implements Store {

    private static final int PAGE = 1000;

    private final S3Settings settings;
    private final S3Client client;
    private final Clock clock;
    private final int page;
    private final S3Failures failures;

    static S3Store connect(S3Settings settings, Clock clock) {
        return new S3Store(settings, S3Connection.to(settings), clock, PAGE);
    }

    S3Store(S3Settings settings, S3Client client, Clock clock, int page) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.page = page;
        this.failures = new S3Failures(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Upload create(String key) {
        return new S3Upload(target(Keys.check(name(), key)));
    }

    @Override
    public InputStream open(String key) {
        S3Target target = target(Keys.check(name(), key));
        try {
            return new StoredInput(new S3Input(target), e -> failures.of("cannot read '" + key + "'", e));
        } catch (NoSuchKeyException e) {
            throw new ObjectMissing(name(), key);
        } catch (SdkException e) {
            throw failures.of("cannot read '" + key + "'", e);
        }
    }

    @Override
    public List<StoredObject> list(String prefix) {
        Keys.checkPrefix(name(), prefix);
        return asked(
                "list '" + prefix + "'",
                () -> client
                        .listObjectsV2Paginator(request -> request.bucket(settings.bucket())
                                .prefix(settings.prefix() + prefix)
                                .maxKeys(page)
                                .encodingType(EncodingType.URL)
                                .overrideConfiguration(S3Connection.BRIEF))
                        .contents()
                        .stream()
                        .map(this::stored)
                        .sorted(Comparator.comparing(StoredObject::key))
                        .toList());
    }

    private StoredObject stored(S3Object object) {
        return new StoredObject(object.key().substring(settings.prefix().length()), object.size());
    }

    @Override
    public void delete(String key) {
        S3Target target = target(Keys.check(name(), key));
        asked(
                "delete '" + key + "'",
                () -> client.deleteObject(request ->
                        request.bucket(target.bucket()).key(target.path()).overrideConfiguration(S3Connection.BRIEF)));
    }

    @Override
    public void discardUnfinished(String prefix) {
        Keys.checkPrefix(name(), prefix);
        List<MultipartUpload> unfinished = asked(
                "look for unfinished uploads below '" + prefix + "'",
                () -> client
                        .listMultipartUploadsPaginator(request -> request.bucket(settings.bucket())
                                .prefix(settings.prefix() + prefix)
                                .maxUploads(page)
                                .encodingType(EncodingType.URL)
                                .overrideConfiguration(S3Connection.BRIEF))
                        .uploads()
                        .stream()
                        .toList());
        unfinished.forEach(this::abort);
    }

    private void abort(MultipartUpload unfinished) {
        asked("abort the unfinished upload of '" + unfinished.key() + "'", () -> {
            try {
                return client.abortMultipartUpload(request -> request.bucket(settings.bucket())
                        .key(unfinished.key())
                        .uploadId(unfinished.uploadId())
                        .overrideConfiguration(S3Connection.BRIEF));
            } catch (NoSuchUploadException gone) {
                return gone; // it ended meanwhile, which is what was wanted
            }
        });
    }

    /** A bucket does not tell; its quota shows as {@link StoreFull}. */
    @Override
    public OptionalLong freeSpace() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        client.close();
    }

    private S3Target target(String key) {
        return new S3Target(client, settings, key, clock, failures);
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failures.of("cannot " + what, e);
        }
    }
}
