package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestSlotsTest {
    @Test
    void aServerThatTakesFewerStreamsNarrowsTheBound() throws Exception {
        RequestSlots slots = new RequestSlots(4);
        for (int i = 0; i < 4; i++) {
            slots.take();
        }
        assertTrue(slots.narrow(), "others hold slots");
        slots.give();
        assertTrue(slots.narrow(), "others hold slots");
        slots.give();
        assertWaits(slots);
        slots.give();
        slots.take();
        assertWaits(slots);
    }

    @Test
    void theLastSlotStays() throws Exception {
        RequestSlots slots = new RequestSlots(1);
        slots.take();
        assertFalse(slots.narrow(), "nobody else holds one");
        slots.give();
        slots.take();
    }

    /// A thread that asks for a slot waits, and an interrupt ends that.
    private static void assertWaits(RequestSlots slots) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                slots.take();
                end.complete("took a slot");
            } catch (InterruptedException e) {
                end.complete("interrupted");
            }
        });
        while (thread.getState() != Thread.State.WAITING && !end.isDone()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertEquals("interrupted", end.get());
    }
}
