package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.PlanYaml.Folder;
import com.sitearis.maintenance.plan.PlanYaml.S3;
import com.sitearis.maintenance.plan.PlanYaml.StoreYaml;
import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From a store as written to its settings. */
final class StoreAssembly {

    private static final List<String> ENCRYPTIONS = List.of("AES256", "aws:kms", "aws:kms:dsse");

    private final String name;
    private final String path;
    private final Findings findings;

    StoreAssembly(String name, Findings findings) {
        this.name = name;
        this.path = "stores." + name;
        this.findings = findings;
    }

    StoreSettings store(StoreYaml entry) {
        return entry instanceof S3 bucket ? bucket(bucket) : folder((Folder) entry);
    }

    /** A folder below /dev/null cannot be made: backups never land in a folder that is called ${BACKUPS}. */
    private FolderSettings folder(Folder entry) {
        Optional<Path> nowhere = missing().map(variable -> Path.of("/dev/null", variable + "-is-not-set"));
        return new FolderSettings(name, nowhere.orElse(entry.path()));
    }

    private S3Settings bucket(S3 entry) {
        check(entry);
        String prefix = entry.prefix() == null ? "" : entry.prefix().replaceAll("^/+|/+$", "");
        // A missing region or prefix is met before the first object is: the keys are then missing too.
        Optional<Secret> nobody = missing().map(Secret::missing);
        return new S3Settings(
                name,
                entry.endpoint(),
                entry.region(),
                entry.bucket(),
                prefix.isEmpty() ? "" : prefix + "/",
                entry.pathStyle(),
                nobody.orElse(entry.accessKey()),
                nobody.orElse(entry.secretKey()),
                entry.serverSideEncryption(),
                entry.kmsKey(),
                entry.objectLockMode() == null ? null : entry.objectLockMode().name(),
                entry.objectLockFor());
    }

    private void check(S3 entry) {
        URI endpoint = entry.endpoint();
        if (endpoint != null
                && (endpoint.getHost() == null || !endpoint.getScheme().matches("https?"))) {
            findings.problem(path + ".endpoint", "is no http address", "write https:// and a host");
        }
        String encryption = entry.serverSideEncryption();
        if (encryption != null && !ENCRYPTIONS.contains(encryption)) {
            findings.unknown(path + ".server-side-encryption", encryption, ENCRYPTIONS, "encryption");
        }
        if (entry.kmsKey() != null && (encryption == null || !encryption.startsWith("aws:kms"))) {
            findings.problem(path + ".kms-key", "is not used", "write server-side-encryption: aws:kms beside it");
        }
        if ((entry.objectLockMode() == null) != (entry.objectLockFor() == null)) {
            String given = entry.objectLockMode() == null ? "object-lock-for" : "object-lock-mode";
            findings.problem(
                    path + "." + given, "stands alone", "write object-lock-mode and object-lock-for, or neither");
        }
        if (entry.objectLockFor() != null && entry.objectLockFor().isZero()) {
            findings.problem(path + ".object-lock-for", "locks nothing", "write 7d, or remove the lock");
        }
    }

    private Optional<String> missing() {
        return findings.missingBelow(path).stream().findFirst();
    }
}
