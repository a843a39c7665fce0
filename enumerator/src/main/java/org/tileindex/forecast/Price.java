package org.tileindex.forecast;

import java.util.Locale;

/// What may have a price. The currency is the user's.
public enum Price {
    /// An hour of a core, of executors and driver alike, whether it is busy or idle.
    CORE_HOUR,
    /// A thousand PUT requests.
    PUT_1000,
    /// A thousand GET requests.
    GET_1000,
    /// A month of 10^9 bytes in the store.
    GB_MONTH,
    /// 10^9 bytes that the run reads from the store.
    GB_OUT;

    private static final double THOUSAND = 1e3;
    private static final double GIGABYTE = 1e9;

    /// The name on the command line and in JSON.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How much of it a run takes. Outputs are kept for a month.
    double amount(ClusterForecast forecast) {
        Traffic traffic = forecast.traffic();
        return switch (this) {
            case CORE_HOUR -> forecast.coreHours();
            case PUT_1000 -> traffic.puts() / THOUSAND;
            case GET_1000 -> traffic.gets() / THOUSAND;
            case GB_MONTH -> traffic.bytesWritten() / GIGABYTE;
            case GB_OUT -> traffic.bytesRead() / GIGABYTE;
        };
    }
}
