package org.tileindex.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/// S3 in memory, with the files of a folder in each bucket. Only `open` may be read without a signature.
final class ObjectStore implements AutoCloseable {
    private static final List<String> BUCKETS = List.of("closed", "open", "shut");

    private final BlobStoreContext context = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
            .credentials("nobody", "none")
            .build(BlobStoreContext.class);
    private final BlobStore store;
    private final List<Read> reads = new CopyOnWriteArrayList<>();
    private final S3Proxy server;

    /// One read of the bytes `[from, to)`.
    record Read(String bucket, String name, long from, long to) {}

    /// The store behind the server; what is read of it is noted.
    private static final class Noting extends ForwardingBlobStore {
        private final List<Read> reads;

        Noting(BlobStore store, List<Read> reads) {
            super(store);
            this.reads = reads;
        }

        @Override
        public Blob getBlob(String bucket, String name, GetOptions options) {
            for (String range : options.getRanges()) {
                int dash = range.indexOf('-');
                long last = Long.parseLong(range.substring(dash + 1));
                reads.add(new Read(bucket, name, Long.parseLong(range.substring(0, dash)), last + 1));
            }
            return super.getBlob(bucket, name, options);
        }
    }

    ObjectStore(Path files) throws Exception {
        store = context.getBlobStore();
        for (String bucket : BUCKETS) {
            store.createContainerInLocation(null, bucket);
        }
        store.setContainerAccess("open", ContainerAccess.PUBLIC_READ);
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                for (String bucket : BUCKETS) {
                    put(bucket, String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        server = S3Proxy.builder()
                .blobStore(new Noting(store, reads))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "identity", "credential")
                .build();
        server.start();
    }

    /// Stores an object, in place of one of that name.
    void put(String bucket, String name, byte[] content) {
        store.putBlob(
                bucket,
                store.blobBuilder(name)
                        .payload(content)
                        .contentLength(content.length)
                        .build());
        if (bucket.equals("open")) {
            store.setBlobAccess(bucket, name, BlobAccess.PUBLIC_READ);
        }
    }

    int port() {
        return server.getPort();
    }

    /// The reads of ranges so far.
    List<Read> reads() {
        return reads;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        context.close();
    }
}
