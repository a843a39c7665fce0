package org.tileindex.kernel;

import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The choice between the implementations of the kernels. All give the same result.
public enum SimdMode {
    /// The implementations that take less time in a process of its own, by the kind of work.
    AUTO,
    SCALAR,
    /// The Vector API, or an error where this JVM does not compile it to machine instructions.
    VECTOR;

    private static final String MODULE = "jdk.incubator.vector";
    private static final String ASKED = "as asked for";

    /// The kernels of this mode for a kind of work, and why.
    ///
    /// @throws TileIndexException E010 if vectors are asked for and cannot be had
    public KernelChoice kernels(Work work) throws TileIndexException {
        return switch (this) {
            case SCALAR -> new KernelChoice(Kernels.scalar(), ASKED);
            case VECTOR -> new KernelChoice(vector(), ASKED);
            case AUTO -> new KernelChoice(Kernels.scalar(), work.whyScalar());
        };
    }

    private static Kernels vector() throws TileIndexException {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw refused(
                    "this JVM runs without " + MODULE,
                    "Start it with --add-modules=" + MODULE + ", as the launcher does");
        }
        Optional<String> compiler = withoutVectorCompiler(System.getProperty("java.vm.info", ""));
        if (compiler.isPresent()) {
            throw refused(compiler.get(), "Start the JVM without -Xint and -XX:TieredStopAtLevel");
        }
        Kernels kernels = Kernels.vector();
        if (kernels.lanes() < 2) {
            throw refused("vectors of this machine hold a single double", "Use another machine");
        }
        return kernels;
    }

    /// Why the JVM does not compile vector operations to machine instructions, which only its compiler C2 does; empty
    /// if it does so.
    ///
    /// @param info the JVM's `java.vm.info`
    static Optional<String> withoutVectorCompiler(String info) {
        if (info.contains("interpreted mode")) {
            return Optional.of("this JVM compiles nothing (" + info + ")");
        }
        return info.contains("emulated-client")
                ? Optional.of("this JVM runs without its compiler C2 (" + info + ")")
                : Optional.empty();
    }

    private static TileIndexException refused(String why, String remedy) {
        return new TileIndexException(ErrorCode.E010_INPUT, "--simd vector: " + why, remedy + ", or use --simd auto.");
    }
}
