package com.sitearis.maintenance.plan;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where backups rest. */
public sealed interface StoreSettings {

    /** Its name in the plan. */
    String name();

    /** A folder on a file system; relative paths are under the home. */
    record FolderSettings(String name, Path path) implements StoreSettings {}

    /**
     * An S3-compatible bucket.
     *
     * @param endpoint null for Amazon's own
     * @param prefix put before every key; empty or ending with a slash
     * @param serverSideEncryption the {@code x-amz-server-side-encryption} value (AES256, aws:kms), or null
     * @param kmsKey for aws:kms, or null
     * @param objectLockMode GOVERNANCE or COMPLIANCE, or null for none
     * @param objectLockFor how long objects are locked from their upload on; set exactly when the mode is
     */
    record S3Settings(
            String name,
            @Nullable URI endpoint,
            String region,
            String bucket,
            String prefix,
            boolean pathStyle,
            Secret accessKey,
            Secret secretKey,
            @Nullable String serverSideEncryption,
            @Nullable String kmsKey,
            @Nullable String objectLockMode,
            @Nullable Duration objectLockFor)
            implements StoreSettings {}
}
