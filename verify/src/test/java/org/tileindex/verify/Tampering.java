package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tileindex.fault.ErrorCode;

/// One way to change a published output, and the fault by which `verify` must name it.
///
/// @param name for people
/// @param code of the fault
/// @param what the fault's own wording
/// @param also wordings of the faults that the change brings with it, if the receipt is recomputed
/// @param action the change
record Tampering(String name, ErrorCode code, String what, List<String> also, Action action) {
    private static final String RECEIPT = "do not give the determinism receipt";

    /// A change of an output.
    interface Action {
        void on(PublishedSample sample) throws Exception;
    }

    /// A change that brings nothing with it.
    static Tampering of(String name, ErrorCode code, String what, Action action) {
        return new Tampering(name, code, what, List.of(), action);
    }

    Tampering along(String... faults) {
        return new Tampering(name, code, what, List.of(faults), action);
    }

    /// A change of the rows of Lesotho's `tile_index`.
    static Tampering ofIndex(String name, ErrorCode code, String what, Consumer<List<Object[]>> change) {
        return of(name, code, what, sample -> sample.edit(DatasetSchema.TILE_INDEX, "LS", change));
    }

    /// A change of the rows of Lesotho in both datasets.
    static Tampering ofBoth(String name, ErrorCode code, String what, Consumer<List<Object[]>> change) {
        return of(name, code, what, sample -> sample.editBoth("LS", change));
    }

    /// A change of the structures of Lesotho's `tile_index`, before sizes and offsets are settled.
    static Tampering ofFile(String name, String what, Consumer<ParquetModel> change) {
        return of(name, ErrorCode.E014_VERIFY, what, sample -> rewrite(sample, change, file -> {}));
    }

    /// A change of what the footer and the indexes of Lesotho's `tile_index` say.
    static Tampering ofLie(String name, String what, Consumer<ParquetModel> lie) {
        return of(name, ErrorCode.E014_VERIFY, what, sample -> rewrite(sample, file -> {}, lie));
    }

    private static void rewrite(PublishedSample sample, Consumer<ParquetModel> change, Consumer<ParquetModel> lie)
            throws Exception {
        ParquetModel model = ParquetModel.read(sample.part(DatasetSchema.TILE_INDEX, "LS"));
        change.accept(model);
        model.write(sample.part(DatasetSchema.TILE_INDEX, "LS"), lie);
    }

    /// The fault is named, each fault by one line.
    void assertNamed(List<Failure> failures) {
        assertTrue(
                failures.stream()
                        .anyMatch(failure ->
                                failure.code() == code && failure.what().equals(what)),
                failures::toString);
        for (Failure failure : failures) {
            assertEquals(1, failure.toString().lines().count(), failure::toString);
            assertFalse(failure.toString().contains("Exception"), failure::toString);
        }
    }

    /// The fault is named, and no other but those that the change brings with it.
    void assertAlone(List<Failure> failures) {
        assertNamed(failures);
        List<String> others = failures.stream()
                .map(Failure::what)
                .filter(found -> !found.equals(what) && !also.contains(found))
                .toList();
        assertEquals(List.of(), others, failures::toString);
    }

    /// The receipt is found to be wrong if bytes have changed.
    void assertReceipt(List<Failure> failures, byte[] before, byte[] after) {
        assertEquals(
                !Arrays.equals(before, after),
                failures.stream().anyMatch(failure -> failure.what().contains(RECEIPT)),
                failures::toString);
    }

    @Override
    public String toString() {
        return name;
    }
}
