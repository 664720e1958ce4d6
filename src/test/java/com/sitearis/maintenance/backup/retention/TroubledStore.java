package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A real store in front of which deletions can be made to fail. */
final class TroubledStore implements Store {

    private final Store store;
    private final List<String> deleted = new ArrayList<>();
    private Consumer<String> beforeDelete = key -> {};

    TroubledStore(Store store) {
        this.store = store;
    }

    /** Called with each key before it is deleted; throws for what the store shall refuse. */
    void beforeDelete(Consumer<String> trouble) {
        beforeDelete = trouble;
    }

    /** In the order of deletion. */
    List<String> deleted() {
        return deleted;
    }

    List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Upload create(String key) {
        return store.create(key);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return store.open(key);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) {
        beforeDelete.accept(key);
        store.delete(key);
        deleted.add(key);
    }

    @Override
    public void discardUnfinished(String prefix) {
        store.discardUnfinished(prefix);
    }

    @Override
    public OptionalLong freeSpace() {
        return store.freeSpace();
    }

    @Override
    public void close() {
        store.close();
    }
}
