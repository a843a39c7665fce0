package org.tileindex.raster.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    /// A thread that asks for a slot waits until it is interrupted.
    private static void assertWaits(RequestSlots slots) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            begun.countDown();
            interrupted.complete(assertThrows(InterruptedException.class, slots::take) != null);
        });
        begun.await();
        thread.interrupt();
        assertTrue(interrupted.get(), "interrupted");
    }
}
