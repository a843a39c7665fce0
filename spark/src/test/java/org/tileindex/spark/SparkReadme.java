package org.tileindex.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The blocks of README's section "Use with Spark".
public final class SparkReadme {
    private static final Pattern SECTION =
            Pattern.compile("^## Use with Spark$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL);

    private SparkReadme() {}

    /// The text of the section's block of a language.
    public static String block(String language) throws IOException {
        Matcher section = SECTION.matcher(Files.readString(Path.of("..", "README.md")));
        assertTrue(section.find(), "README has no section \"Use with Spark\"");
        Matcher block = Pattern.compile("^```%s\n(.*?)^```$".formatted(language), Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(section.group(1));
        assertTrue(block.find(), "the section has no block of " + language);
        return block.group(1);
    }
}
