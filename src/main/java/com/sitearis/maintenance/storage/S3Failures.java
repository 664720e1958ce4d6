package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an error of an S3 server, or its silence, means. No message repeats a credential. */
record S3Failures(S3Settings settings) {

    StoreFailed of(String what, Exception e) {
        if (e instanceof AwsServiceException answer) {
            return answered(what, answer);
        }
        if (e instanceof IOException && e.getCause() instanceof AwsServiceException answer) {
            return answered(what, answer);
        }
        if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new StoreFailed(
                    settings.name(), what + ": it was interrupted", "run it again if this was not asked for", quiet(e));
        }
        return new StoreFailed(
                settings.name(),
                what + ": no answer from " + where() + " (" + quiet(String.valueOf(root(e))) + ")",
                "check the endpoint's address, the network, proxies and certificates between this machine and it",
                quiet(e));
    }

    private StoreFailed answered(String what, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String given = details == null ? null : details.errorCode();
        String code = given == null ? "" : given;
        String said = what + ": " + where() + " answered " + e.statusCode() + " " + quiet(code + explained(details));
        return switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSecurity", "AuthFailure" ->
                refused(
                        said,
                        "check " + settings.accessKey() + " and " + settings.secretKey()
                                + ": they are not a pair that this endpoint knows",
                        e);
            case "RequestTimeTooSkewed" ->
                refused(said, "this machine's clock is wrong; let it follow a time server", e);
            case "NoSuchBucket" ->
                refused(said, "create the bucket '" + settings.bucket() + "' or correct its name in the plan", e);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                refused(said, "the bucket is in another region than '" + settings.region() + "'; correct `region`", e);
            case "QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded" ->
                new StoreFull(settings.name(), said, quiet(e));
            default -> byStatus(said, e);
        };
    }

    private StoreFailed byStatus(String said, AwsServiceException e) {
        return switch (e.statusCode()) {
            case 507 -> new StoreFull(settings.name(), said, quiet(e));
            case 401, 403 ->
                refused(
                        said,
                        "allow the account of " + settings.accessKey()
                                + " s3:PutObject, GetObject, DeleteObject, ListBucket,"
                                + " AbortMultipartUpload and ListBucketMultipartUploads on the bucket '"
                                + settings.bucket() + "' (and PutObjectRetention for object lock)",
                        e);
            case 400, 404, 405, 501 ->
                refused(
                        said,
                        "the server does not accept what was asked; compare the store's settings with its manual",
                        e);
            default ->
                new StoreFailed(
                        settings.name(),
                        said,
                        "the server is in trouble or asks to slow down; try again later",
                        quiet(e));
        };
    }

    private StoreRefused refused(String said, String hint, Exception e) {
        return new StoreRefused(settings.name(), said, hint, quiet(e));
    }

    private String where() {
        return settings.endpoint() == null
                ? "Amazon S3 in " + settings.region()
                : settings.endpoint().toString();
    }

    private static String explained(@Nullable AwsErrorDetails details) {
        return details == null || details.errorMessage() == null ? "" : " (" + details.errorMessage() + ")";
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        boolean wrapper = e instanceof SdkException || (e instanceof IOException && cause instanceof IOException);
        return wrapper && cause != null ? root(cause) : e;
    }

    // Servers may repeat the access key in their answer; nobody needs it in a log.
    private String quiet(String text) {
        return text.replace(settings.secretKey().reveal(), settings.secretKey().toString())
                .replace(settings.accessKey().reveal(), settings.accessKey().toString());
    }

    private @Nullable Exception quiet(Exception e) {
        String text = String.valueOf(e) + e.getCause();
        return quiet(text).equals(text) ? e : null;
    }

    boolean missing(AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        return e.statusCode() == 404 && !code.toLowerCase(Locale.ROOT).contains("bucket");
    }
}
