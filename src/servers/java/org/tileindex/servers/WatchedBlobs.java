package org.tileindex.servers;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jclouds.io.Payload;
import org.jclouds.io.payloads.ByteArrayPayload;

/// The store behind the server. It notes requests, fails those that a test wants to fail, and sees to it that whatever
/// a manifest lists is there as it says, when the manifest is put and ever after.
final class WatchedBlobs extends ForwardingBlobStore {
    private static final String MANIFESTS = "/_manifests/";

    private static final HttpCommand NOBODY = new HttpCommand(
            HttpRequest.builder().method("PUT").endpoint("http://localhost").build());

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<ObjectStore.Read> reads = new CopyOnWriteArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Map<String, String> listed = new ConcurrentHashMap<>();
    private volatile Predicate<String> failing = request -> false;

    WatchedBlobs(BlobStore store) {
        super(store);
    }

    /// Requests so far, as `PUT bucket/name`, in the order of their arrival: PUT, START, PART, COMPLETE, ABORT, DELETE.
    List<String> requests() {
        return requests;
    }

    List<ObjectStore.Read> reads() {
        return reads;
    }

    /// The promises of manifests that were broken.
    List<String> broken() {
        return broken;
    }

    /// Has requests fail from now on.
    ///
    /// @param which is asked for each one, and may do something else
    void fail(Predicate<String> which) {
        failing = which;
    }

    private void take(String method, String bucket, String name) {
        String request = "%s %s/%s".formatted(method, bucket, name);
        requests.add(request);
        if (failing.test(request)) {
            HttpResponse answer = HttpResponse.builder().statusCode(500).build();
            throw new HttpResponseException(request, NOBODY, answer);
        }
    }

    @Override
    public Blob getBlob(String bucket, String name, GetOptions options) {
        for (String range : options.getRanges()) {
            int dash = range.indexOf('-');
            long last = Long.parseLong(range.substring(dash + 1));
            reads.add(new ObjectStore.Read(bucket, name, Long.parseLong(range.substring(0, dash)), last + 1));
        }
        return super.getBlob(bucket, name, options);
    }

    @Override
    public String putBlob(String bucket, Blob blob) {
        return putBlob(bucket, blob, PutOptions.NONE);
    }

    @Override
    public String putBlob(String bucket, Blob blob, PutOptions options) {
        String name = blob.getMetadata().getName();
        take("PUT", bucket, name);
        blob.setPayload(whole(blob.getPayload()));
        String tag = super.putBlob(bucket, blob, options);
        arrived(bucket, name);
        return tag;
    }

    @Override
    public MultipartUpload initiateMultipartUpload(String bucket, BlobMetadata blob, PutOptions options) {
        take("START", bucket, blob.getName());
        return super.initiateMultipartUpload(bucket, blob, options);
    }

    @Override
    public MultipartPart uploadMultipartPart(MultipartUpload upload, int part, Payload payload) {
        take("PART", upload.containerName(), upload.blobName());
        return super.uploadMultipartPart(upload, part, whole(payload));
    }

    /// A body that has come whole. The store behind would keep what has come of another, and stumble over it later.
    private static Payload whole(Payload payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream body = payload.openStream()) {
            // The server's stream ends early where no bytes are asked for, as readAllBytes does.
            body.transferTo(bytes);
            if (bytes.size() != payload.getContentMetadata().getContentLength()) {
                throw new IOException("the body was cut");
            }
            Payload whole = new ByteArrayPayload(bytes.toByteArray());
            whole.setContentMetadata(payload.getContentMetadata());
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
        take("COMPLETE", upload.containerName(), upload.blobName());
        String tag = super.completeMultipartUpload(upload, parts);
        arrived(upload.containerName(), upload.blobName());
        return tag;
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        take("ABORT", upload.containerName(), upload.blobName());
        super.abortMultipartUpload(upload);
    }

    @Override
    public void removeBlob(String bucket, String name) {
        take("DELETE", bucket, name);
        super.removeBlob(bucket, name);
        removed(bucket, name);
    }

    @Override
    public void removeBlobs(String bucket, Iterable<String> names) {
        names.forEach(name -> take("DELETE", bucket, name));
        super.removeBlobs(bucket, names);
        names.forEach(name -> removed(bucket, name));
    }

    private void removed(String bucket, String name) {
        if (listed.containsKey(bucket + "/" + name)) {
            broken.add(name + " was deleted");
        }
    }

    private void arrived(String bucket, String name) {
        String place = bucket + "/" + name;
        if (listed.containsKey(place) && !promise(bytes(bucket, name)).equals(listed.get(place))) {
            broken.add(name + " was replaced");
        }
        int root = name.indexOf(MANIFESTS);
        if (root >= 0) {
            manifest(bucket, name.substring(0, root), name);
        }
    }

    private void manifest(String bucket, String root, String name) {
        try {
            Map<String, Object> manifest = JSON.std.mapFrom(bytes(bucket, name).orElseThrow());
            String folder = root + "/" + manifest.get("partition_path") + "/";
            if (!(manifest.get("files") instanceof Map<?, ?> files)) {
                throw new IOException("no list");
            }
            for (Map.Entry<?, ?> file : files.entrySet()) {
                Map<?, ?> entry = (Map<?, ?>) file.getValue();
                String promised = "%s %s".formatted(entry.get("bytes"), entry.get("sha256_hex"));
                String object = folder + file.getKey();
                if (!promise(bytes(bucket, object)).equals(promised)) {
                    broken.add("%s is not as %s says".formatted(object, name));
                }
                listed.put(bucket + "/" + object, promised);
            }
        } catch (IOException | RuntimeException e) {
            broken.add("%s cannot be read: %s".formatted(name, e));
        }
    }

    private static String promise(Optional<byte[]> content) {
        return content.map(bytes -> "%d %s".formatted(bytes.length, DigestUtils.sha256Hex(bytes)))
                .orElse("nothing");
    }

    /// The content of an object, if there is one.
    Optional<byte[]> bytes(String bucket, String name) {
        Optional<Blob> blob = Optional.ofNullable(delegate().getBlob(bucket, name));
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = blob.get().getPayload().openStream()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets what manifests have promised, so that a test may damage objects.
    void forget() {
        listed.clear();
    }
}
