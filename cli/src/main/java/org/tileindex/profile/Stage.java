package org.tileindex.profile;

import java.time.Duration;
import java.util.Locale;
import jdk.jfr.consumer.RecordedEvent;

/// The stages of a run, in its order, and in which fields their events have rows and bytes.
public enum Stage {
    /// Decoding the zone file.
    READ_ZONES("ZoneRead", false, "", "bytes"),
    /// Finding the cells of zones; rows are tiles.
    SCAN("Scan", false, "cells", ""),
    /// Writing shards of both datasets.
    SHARD("Shard", false, "rows", "bytes"),
    /// Encoding pages, before compression; rows are values of data pages, bytes those before compression.
    PAGE_ENCODE("PageEncode", true, "rows", "uncompressed") {
        @Override
        long rows(RecordedEvent recorded) {
            return "PLAIN".equals(recorded.getString("encoding")) ? 0 : super.rows(recorded);
        }
    },
    /// Compressing pages that are not compressed while they are encoded; bytes are those before compression.
    COMPRESS("Compress", true, "", "bytesIn"),
    /// Handing files to the operating system and waiting for the disk.
    FILE_WRITE("FileWrite", true, "", "bytes") {
        @Override
        Duration time(RecordedEvent recorded) {
            return recorded.getDuration("writeTime").plus(recorded.getDuration("syncTime"));
        }
    },
    /// Making the names of staged files durable.
    SYNC_FOLDERS("FolderSync", false, "", ""),
    /// Reading all files for the receipts.
    DIGEST("ReceiptDigest", false, "", "bytes"),
    /// Making the datasets visible.
    PUBLISH("Publish", false, "", "bytes");

    private final String event;
    private final boolean withinShard;
    private final String rows;
    private final String bytes;

    Stage(String event, boolean withinShard, String rows, String bytes) {
        this.event = event;
        this.withinShard = withinShard;
        this.rows = rows;
        this.bytes = bytes;
    }

    /// The name for people and programs, such as `page encode`.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether its time is part of [#SHARD]'s.
    public boolean isWithinShard() {
        return withinShard;
    }

    /// The name of its events.
    String eventName() {
        return ProfileReader.OURS + event;
    }

    /// What one event took.
    Duration time(RecordedEvent recorded) {
        return recorded.getDuration();
    }

    /// The rows of one event; 0 where it has none.
    long rows(RecordedEvent recorded) {
        return rows.isEmpty() ? 0 : recorded.getLong(rows);
    }

    /// The bytes of one event; 0 where it has none.
    long bytes(RecordedEvent recorded) {
        return bytes.isEmpty() ? 0 : recorded.getLong(bytes);
    }
}
