package org.tileindex.writer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/// Files are put under their final names, and a manifest that lists them last (contract, section 9). Until then, each
/// shard has a record of its files' sizes and digests, which a run that resumes confirms, and which the bytes of all
/// files are compared with before the manifest is put.
final class ManifestCommit implements Commit {
    private static final String MANIFESTS = "_manifests/";
    private static final String JSON_SUFFIX = ".json";
    private static final String RUN = "run" + JSON_SUFFIX;
    private static final String DATASETS = "datasets";

    private final DatasetFolders folders;
    private final Store store;
    private final Map<String, Manifest> published = new ConcurrentHashMap<>();
    private final Map<String, Manifest> gathered = new ConcurrentHashMap<>();

    ManifestCommit(DatasetFolders folders) {
        this.folders = folders;
        this.store = folders.store();
    }

    @Override
    public String evidence(String dataset) {
        return manifest(dataset, folders.partition());
    }

    private static String manifest(String dataset, String partition) {
        return MANIFESTS + dataset + "/" + partition + JSON_SUFFIX;
    }

    private String records() {
        return folders.staging() + "/shards";
    }

    private String record(String shard) {
        return records() + "/" + shard + JSON_SUFFIX;
    }

    @Override
    public String gathered(String dataset) {
        return folders.published(dataset);
    }

    @Override
    public void look() throws IOException {
        for (String dataset : folders.datasets()) {
            try {
                read(evidence(dataset)).ifPresent(found -> published.put(dataset, found));
            } catch (DamagedManifestException e) {
                throw new PublishConflictException(store.shown(folders.published(dataset)), evidence(dataset), e);
            }
        }
    }

    @Override
    public void prepare(boolean resume) throws IOException {
        look();
        if (!resume) {
            for (String partition : unfinished()) {
                discard(partition, datasets(partition));
            }
            discard();
        }
        store.put(folders.staging() + "/" + RUN, JSON.std.asBytes(Map.of(DATASETS, folders.datasets())));
    }

    /// The partitions that runs have begun and not published.
    private Set<String> unfinished() throws IOException {
        return store.list(DatasetFolders.STAGING).keySet().stream()
                .map(file -> file.substring(0, file.indexOf('/')))
                .collect(Collectors.toSet());
    }

    private List<String> datasets(String partition) throws IOException {
        try (InputStream run = store.read(DatasetFolders.STAGING + "/" + partition + "/" + RUN)) {
            return JSON.std.mapFrom(run.readAllBytes()).get(DATASETS) instanceof Collection<?> datasets
                    ? datasets.stream().map(String::valueOf).toList()
                    : List.of();
        } catch (FileNotFoundException | NoSuchFileException e) {
            return List.of();
        }
    }

    private Optional<Manifest> read(String name) throws IOException {
        try (InputStream file = store.read(name)) {
            return Optional.of(Manifest.read(file));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// A file of a dataset that has been published is compared and not put.
    @Override
    public void arrived(String shard) throws IOException {
        Manifest record = new Manifest(new TreeMap<>());
        for (String dataset : folders.datasets()) {
            String name = gathered(dataset) + "/" + shard;
            Path draft = store.drafts().resolve(name);
            Manifest.Entry entry = digested(Files.newInputStream(draft));
            Optional<Manifest> there = Optional.ofNullable(published.get(dataset));
            if (there.isEmpty()) {
                store.put(name);
            } else if (!entry.equals(there.get().files().get(shard))) {
                throw new PublishConflictException(store.shown(folders.published(dataset)), shard);
            }
            record.files().put(dataset + "/" + shard, entry);
        }
        store.put(record(shard), record.json());
        for (String dataset : folders.datasets()) {
            store.drop(gathered(dataset) + "/" + shard);
        }
    }

    /// The size and the digest of a file, which is read.
    private static Manifest.Entry digested(InputStream file) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (file;
                OutputStream digested = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            long size = file.transferTo(digested);
            return new Manifest.Entry(size, Hex.encodeHexString(digest.digest()));
        }
    }

    @Override
    public boolean has(String shard) throws IOException {
        Optional<Manifest> record = read(record(shard));
        if (record.isEmpty()) {
            return false;
        }
        for (String dataset : folders.datasets()) {
            Optional<Manifest.Entry> wanted =
                    Optional.ofNullable(record.get().files().get(dataset + "/" + shard));
            if (wanted.isEmpty() || !wanted.equals(present(gathered(dataset) + "/" + shard))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Manifest.Entry> present(String file) throws IOException {
        try {
            return Optional.of(digested(store.read(file)));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> finished() throws IOException {
        return store.list(records()).keySet().stream()
                .map(file -> file.substring(0, file.length() - JSON_SUFFIX.length()))
                .collect(Collectors.toSet());
    }

    /// Reads all that was put, and compares it with the records: the store has it all, whole.
    @Override
    public Receipt receipt(String dataset) throws IOException {
        List<String> names = List.copyOf(store.list(gathered(dataset)).keySet());
        FileDigests digests = new FileDigests(names);
        try (Contents bytes = store.contents(gathered(dataset))) {
            digests.read(bytes);
        }
        Manifest found = new Manifest(new TreeMap<>());
        for (int i = 0; i < names.size(); i++) {
            found.files().put(names.get(i), digests.entries().get(i));
        }
        Manifest wanted = recorded(dataset);
        if (!found.equals(wanted)) {
            String place = store.shown(gathered(dataset));
            String file = found.difference(wanted);
            throw published.containsKey(dataset)
                    ? new PublishConflictException(place, file)
                    : new IOException("%s has other files than were put there (%s)".formatted(place, file));
        }
        gathered.put(dataset, found);
        return digests.receipt();
    }

    /// What the records say of a dataset.
    private Manifest recorded(String dataset) throws IOException {
        Manifest recorded = new Manifest(new TreeMap<>());
        for (byte[] record : all(records())) {
            Manifest.read(new ByteArrayInputStream(record)).files().forEach((name, entry) -> {
                if (name.startsWith(dataset + "/")) {
                    recorded.files().put(name.substring(dataset.length() + 1), entry);
                }
            });
        }
        return recorded;
    }

    private List<byte[]> all(String folder) throws IOException {
        Map<Integer, ByteArrayOutputStream> files = new TreeMap<>();
        try (Contents contents = store.contents(folder)) {
            for (ByteBuffer block = contents.next(); block.hasRemaining(); block = contents.next()) {
                byte[] bytes = new byte[block.remaining()];
                block.get(bytes);
                files.computeIfAbsent(contents.file(), file -> new ByteArrayOutputStream())
                        .writeBytes(bytes);
            }
        }
        return files.values().stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    @Override
    public Optional<Receipt> published(String dataset, Receipt receipt) throws IOException {
        Optional<Manifest> there = Optional.ofNullable(published.get(dataset));
        if (there.isPresent() && !there.equals(Optional.ofNullable(gathered.get(dataset)))) {
            throw new PublishConflictException(
                    store.shown(folders.published(dataset)),
                    there.get().difference(gathered.getOrDefault(dataset, new Manifest(new TreeMap<>()))));
        }
        return there.map(same -> receipt);
    }

    @Override
    public void publish(String dataset, Receipt receipt) throws IOException {
        Manifest manifest = gathered.getOrDefault(dataset, new Manifest(new TreeMap<>()));
        store.put(evidence(dataset), manifest.json(folders.published(dataset), receipt));
        published.put(dataset, manifest);
    }

    /// Records that stay are in nobody's way: the next run removes them.
    @Override
    public void finish() {
        try {
            store.delete(folders.staging());
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void keep() {
        // A file without a record is put again.
    }

    @Override
    public void discard() throws IOException {
        discard(folders.partition(), folders.datasets());
    }

    private void discard(String partition, List<String> datasets) throws IOException {
        for (String dataset : datasets) {
            if (!store.exists(manifest(dataset, partition))) {
                store.delete(dataset + "/" + partition);
            }
        }
        store.delete(DatasetFolders.STAGING + "/" + partition);
    }
}
