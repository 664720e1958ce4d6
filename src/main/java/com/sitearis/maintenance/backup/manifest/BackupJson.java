package com.sitearis.maintenance.backup.manifest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.sitearis.maintenance.backup.witness.Witness;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Manifests, tiers and proofs as JSON that a person can read: indented, in the order of the records, ISO dates and periods.
 *
 * <p>Unknown fields are passed over and absent lists are empty, so that an older program reads what a newer one wrote as
 * long as the format's number is the same. An unknown number is an error: its meaning may have changed.
 */
public final class BackupJson {

    /** The newest layout of {@code manifest.json} and of the witness that this program reads. */
    static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(
                    List.class, type -> type.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    String.class, type -> type.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private BackupJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads a tier or a proof; {@code where} names it in the failure. */
    public static <T> T read(String json, Class<T> type, String where) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw ManifestUnreadable.because(where, "it is empty", null);
            }
            return value;
        } catch (JacksonException e) {
            throw ManifestUnreadable.because(where, e.getOriginalMessage(), e);
        }
    }

    public static Manifest manifest(String json, String where) {
        checkFormat(json, where);
        return complete(read(json, Manifest.class, where), where);
    }

    public static Witness witness(String json, String where) {
        checkFormat(json, where);
        return read(json, Witness.class, where);
    }

    /** Before anything else: what follows an unknown number may mean something else. */
    private static void checkFormat(String json, String where) {
        int format;
        try {
            format = MAPPER.readTree(json).path("format").asInt(0);
        } catch (JacksonException e) {
            throw ManifestUnreadable.because(where, e.getOriginalMessage(), e);
        }
        if (format > FORMAT) {
            throw ManifestUnreadable.newer(where, format);
        }
        if (format < 1) {
            throw ManifestUnreadable.because(where, "it has no format number", null);
        }
    }

    /** NullAway trusts the record; JSON does not know it. */
    @SuppressWarnings("ConstantValue")
    private static Manifest complete(Manifest manifest, String where) {
        if (manifest.id().isBlank()
                || manifest.date() == null
                || manifest.snapshotAt() == null
                || manifest.sealedAt() == null
                || manifest.source() == null
                || manifest.selection() == null
                || manifest.files().isEmpty()) {
            throw ManifestUnreadable.because(
                    where, "one of id, date, snapshotAt, sealedAt, source, selection, files is missing", null);
        }
        for (Manifest.File file : manifest.files()) {
            // A restore reads, and a drill writes, below the backup's own prefix only.
            if (file.name().isBlank()
                    || file.name().startsWith("/")
                    || List.of(file.name().split("/")).contains("..")) {
                throw ManifestUnreadable.because(where, "it names a file outside of the backup: " + file.name(), null);
            }
        }
        return manifest;
    }
}
