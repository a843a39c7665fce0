package org.tileindex.servers;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/// S3 in memory. Only the bucket `open` may be read without a signature.
final class ObjectStore implements AutoCloseable {
    private static final List<String> BUCKETS = List.of("closed", "open", "shut", "out", "hasty");

    private static final Pattern LIST_UPLOADS = Pattern.compile("^GET ([^/?]+)/?\\?(?:.*&)?uploads(?:[=&].*)?$");
    private static final Pattern PREFIX = Pattern.compile("[?&]prefix=([^&]*)");

    private final BlobStoreContext context = ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
            .credentials("nobody", "none")
            .build(BlobStoreContext.class);
    private final BlobStore store;
    private final WatchedBlobs watched;
    private final S3Proxy server;
    private final CuttingProxy proxy;

    /// One read of the bytes `[from, to)`.
    record Read(String bucket, String name, long from, long to) {}

    /// A store whose buckets are empty, and which clients find from now on.
    ObjectStore() throws Exception {
        store = context.getBlobStore();
        for (String bucket : BUCKETS) {
            store.createContainerInLocation(null, bucket);
        }
        store.setContainerAccess("open", ContainerAccess.PUBLIC_READ);
        watched = new WatchedBlobs(store);
        server = S3Proxy.builder()
                .blobStore(watched)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .ignoreUnknownHeaders(true)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "identity", "credential")
                .build();
        server.start();
        proxy = new CuttingProxy(server.getPort(), this::uploads);
        System.setProperty("store.port", Integer.toString(proxy.port()));
    }

    /// A store with the files of a folder in each bucket.
    ObjectStore(Path files) throws Exception {
        this();
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                for (String bucket : BUCKETS) {
                    put(bucket, String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
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

    /// The content of an object.
    byte[] get(String bucket, String name) throws IOException {
        return watched.bytes(bucket, name).orElseThrow(() -> new IOException(name + " is missing"));
    }

    void remove(String bucket, String name) {
        store.removeBlob(bucket, name);
    }

    /// The digests of the objects below a folder, by their names below it.
    SortedMap<String, String> digests(String bucket, String folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String name : names(bucket, folder)) {
            digests.put(name, DigestUtils.sha256Hex(get(bucket, folder + "/" + name)));
        }
        return digests;
    }

    /// The names of the objects below a folder, without those of markers of folders.
    List<String> names(String bucket, String folder) {
        List<String> names = new ArrayList<>();
        ListContainerOptions page = ListContainerOptions.Builder.recursive().prefix(folder + "/");
        while (true) {
            var objects = store.list(bucket, page);
            for (StorageMetadata object : objects) {
                if (!object.getName().endsWith("/")) {
                    names.add(object.getName().substring(folder.length() + 1));
                }
            }
            if (objects.getNextMarker() == null) {
                return names;
            }
            page = page.afterMarker(objects.getNextMarker());
        }
    }

    /// The uploads in parts that nobody has completed or aborted.
    List<String> pending() {
        return BUCKETS.stream()
                .flatMap(bucket -> store.listMultipartUploads(bucket).stream())
                .map(MultipartUpload::blobName)
                .toList();
    }

    /// The answer to a request for a list of uploads in parts, which the server refuses when a number is asked for.
    private Optional<String> uploads(String request) {
        Matcher list = LIST_UPLOADS.matcher(request);
        if (!list.matches()) {
            return Optional.empty();
        }
        Matcher prefix = PREFIX.matcher(request);
        String wanted = prefix.find() ? URLDecoder.decode(prefix.group(1), StandardCharsets.UTF_8) : "";
        String found = store.listMultipartUploads(list.group(1)).stream()
                .filter(upload -> upload.blobName().startsWith(wanted))
                .map(upload -> ("<Upload><Key>%s</Key><UploadId>%s</UploadId>"
                                + "<Initiated>2026-11-01T00:00:00.000Z</Initiated></Upload>")
                        .formatted(upload.blobName(), upload.id()))
                .collect(Collectors.joining());
        return Optional.of(("<ListMultipartUploadsResult><Bucket>%s</Bucket><IsTruncated>false</IsTruncated>%s"
                        + "</ListMultipartUploadsResult>")
                .formatted(list.group(1), found));
    }

    /// Starts an upload in parts and leaves it, as a client does that dies.
    static void leavePending(String address) throws Exception {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(address);
        try (MultipartUploader uploader = FileSystem.get(file.toUri(), new Configuration())
                .createMultipartUploader(file.getParent())
                .build()) {
            uploader.startUpload(file).get();
        }
    }

    int port() {
        return proxy.port();
    }

    /// What reaches the store.
    WatchedBlobs watched() {
        return watched;
    }

    /// What clients connect to.
    CuttingProxy proxy() {
        return proxy;
    }

    /// The reads of ranges so far.
    List<Read> reads() {
        return watched.reads();
    }

    @Override
    public void close() throws Exception {
        proxy.close();
        server.stop();
        context.close();
    }
}
