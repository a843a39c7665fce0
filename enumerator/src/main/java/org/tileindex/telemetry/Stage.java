package org.tileindex.telemetry;

/// A stage of a run, in the order of a polygon's journey. The summary, the report and `profile` use the same ones.
public enum Stage {
    READ("read zones"),
    PLAN("plan"),
    VALIDATE("validate"),
    SCAN("scan"),
    RECALL("recall"),
    VALUES("read values"),
    STATISTICS("statistics"),
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
