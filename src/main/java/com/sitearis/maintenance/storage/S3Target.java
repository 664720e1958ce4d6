package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** One object of a bucket, and how new bytes under its key are encrypted and locked. */
record S3Target(S3Client client, S3Settings settings, String key, Clock clock, S3Failures failures) {

    String bucket() {
        return settings.bucket();
    }

    /** The key as the bucket knows it. */
    String path() {
        return settings.prefix() + key;
    }

    PutObjectRequest.Builder put() {
        return PutObjectRequest.builder()
                .bucket(bucket())
                .key(path())
                .serverSideEncryption(settings.serverSideEncryption())
                .ssekmsKeyId(settings.kmsKey())
                .objectLockMode(settings.objectLockMode())
                .objectLockRetainUntilDate(lockedUntil());
    }

    CreateMultipartUploadRequest.Builder multipart() {
        return CreateMultipartUploadRequest.builder()
                .bucket(bucket())
                .key(path())
                .serverSideEncryption(settings.serverSideEncryption())
                .ssekmsKeyId(settings.kmsKey())
                .objectLockMode(settings.objectLockMode())
                .objectLockRetainUntilDate(lockedUntil());
    }

    private @Nullable Instant lockedUntil() {
        return settings.objectLockMode() == null || settings.objectLockFor() == null
                ? null
                : clock.instant().plus(settings.objectLockFor());
    }
}
