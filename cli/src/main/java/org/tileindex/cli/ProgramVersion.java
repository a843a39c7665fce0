package org.tileindex.cli;

import picocli.CommandLine;

/// The answer to `--version`: the program's version and the JDK's.
final class ProgramVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"tile-index " + (version == null ? "(not packaged)" : version), "JDK " + Runtime.version()
        };
    }
}
