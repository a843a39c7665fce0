package org.tileindex.bench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tileindex.scan.simd.VectorCrossings;

/// The machine and the JDK of this process, on which results depend besides the program.
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /// The machine as keys and values for a result file.
    static Map<String, Object> machine() throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpu", cpu());
        machine.put("cores", system.getAvailableProcessors());
        machine.put("memory_bytes", system.getTotalMemorySize());
        machine.put("os", system.getName() + " " + system.getVersion() + " " + system.getArch());
        machine.put("kernels", new VectorCrossings().description());
        return machine;
    }

    /// The JDK as keys and values for a result file.
    static Map<String, Object> jdk() {
        Map<String, Object> jdk = new LinkedHashMap<>();
        jdk.put("version", Runtime.version().toString());
        jdk.put("vendor", System.getProperty("java.vendor", "unknown"));
        jdk.put("vm", System.getProperty("java.vm.name", "unknown"));
        jdk.put("flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
        return jdk;
    }

    /// The model of the processor.
    public static String cpu() throws IOException {
        if (!Files.isReadable(CPU_INFO)) {
            return "unknown";
        }
        return Files.readAllLines(CPU_INFO).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
