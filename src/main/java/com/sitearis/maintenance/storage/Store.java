package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * Objects under keys such as {@code plan/db/id/manifest.json}. Every implementation passes {@code StoreContract}.
 *
 * <p>An object exists only after {@link Upload#commit()}; from then on it is durable and complete. Failures of the
 * store itself are {@link StoreFailed}.
 */
public interface Store extends AutoCloseable {

    /** The store's name in the plan. */
    String name();

    /** Begins an object; nothing is visible under its key before {@link Upload#commit()}. */
    Upload create(String key);

    /**
     * Reads a whole object.
     *
     * @throws ObjectMissing when there is none
     */
    InputStream open(String key) throws IOException;

    /** Objects whose key begins with the prefix, by key. */
    List<StoredObject> list(String prefix);

    /** Deletes an object; one that is already gone is fine. */
    void delete(String key);

    /** Removes what uploads that never committed have left under the prefix. */
    void discardUnfinished(String prefix);

    /** Bytes that can still be written, or empty where a store cannot tell. */
    OptionalLong freeSpace();

    @Override
    void close();

    /**
     * A committed object.
     *
     * @param size in bytes
     */
    record StoredObject(String key, long size) {}
}
