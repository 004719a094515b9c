package dev.clipstream.embedded.s3;

import com.robothy.s3.core.storage.Storage;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stores the contents of objects; deleted ones stay until no list on disk names them. */
final class DeferredDeletion implements Storage {

    private final Storage files;
    private final Queue<Long> deleted = new ConcurrentLinkedQueue<>();

    DeferredDeletion(Storage files) {
        this.files = files;
    }

    @Override
    public Long delete(Long id) {
        deleted.add(id);
        return id;
    }

    void removeDeleted() {
        for (Long id = deleted.poll(); id != null; id = deleted.poll()) {
            if (files.isExist(id)) {
                files.delete(id);
            }
        }
    }

    @Override
    public Long put(Long id, byte[] data) {
        return files.put(id, data);
    }

    @Override
    public Long put(Long id, InputStream data) {
        return files.put(id, data);
    }

    @Override
    public byte[] getBytes(Long id) {
        return files.getBytes(id);
    }

    @Override
    public InputStream getInputStream(Long id) {
        return files.getInputStream(id);
    }

    @Override
    public boolean isExist(Long id) {
        return files.isExist(id);
    }
}
