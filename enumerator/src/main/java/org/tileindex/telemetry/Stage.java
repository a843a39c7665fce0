package org.tileindex.telemetry;

/// What a run spends its time on, in the order of a polygon's journey.
public enum Stage {
    READ("read zones"),
    PLAN("plan"),
    VALIDATE("validate"),
    SCAN("scan"),
    RECALL("recall"),
    ENCODE("encode"),
    COMPRESS("compress"),
    WRITE("write files"),
    PUBLISH("publish");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /// Its name for people.
    public String label() {
        return label;
    }
}
