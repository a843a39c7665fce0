package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One Java file of the tree, and the names in its code. Comments, strings and characters are blank in `code`, line
/// ends excepted.
///
/// @param file path below the root
/// @param name simple name of the type that the file is named after
record JavaSource(Path file, String packageName, String name, String code) {
    /// Text blocks, strings, characters and comments. Possessive, because a long text would exhaust the stack.
    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)++'|//[^\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern FULL_NAME = Pattern.compile("\\borg\\.tileindex(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*");

    /// A capital letter starts a type's name; after a dot it names a nested type of another one.
    private static final Pattern SIMPLE_NAME = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");

    /// All main sources below `root`, package declarations excepted.
    static List<JavaSource> main(Path root) throws IOException {
        List<JavaSource> sources = new ArrayList<>();
        for (Path file : Repository.files(root)) {
            String path = root.relativize(file).toString();
            if (path.contains("src/main/java") && path.endsWith(".java") && !path.endsWith("package-info.java")) {
                sources.add(of(root.relativize(file), Files.readString(file)));
            }
        }
        return sources;
    }

    static JavaSource of(Path file, String text) {
        String code = NO_CODE.matcher(text).replaceAll(JavaSource::blank);
        Matcher declared = PACKAGE.matcher(code);
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        return new JavaSource(file, declared.find() ? declared.group(1) : "", name, code);
    }

    private static String blank(MatchResult match) {
        return " "
                + "\n".repeat((int) match.group().chars().filter(c -> c == '\n').count());
    }

    String fullName() {
        return packageName + "." + name;
    }

    /// Full names that the code may refer to: those it imports or writes out, and every simple name as one of its own
    /// package.
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        FULL_NAME.matcher(code).results().map(MatchResult::group).forEach(names::add);
        SIMPLE_NAME.matcher(code).results().forEach(word -> names.add(packageName + "." + word.group()));
        declared().forEach(type -> names.remove(packageName + "." + type));
        return names;
    }

    /// Simple names of the types that the file declares, nested ones included.
    Set<String> declared() {
        Set<String> types = new TreeSet<>();
        DECLARED.matcher(code).results().map(match -> match.group(1)).forEach(types::add);
        return types;
    }
}
