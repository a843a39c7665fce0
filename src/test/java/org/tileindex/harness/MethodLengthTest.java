package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// A method has at most 40 lines, from its signature to its closing brace, with the lambdas and local classes inside.
/// Constructors, initializers and lambdas of fields are held to the same. Annotations and docs are not counted.
class MethodLengthTest {
    private static final int MOST_LINES = 40;

    @Test
    void noMethodIsLong() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (file.toString().endsWith(".java")) {
                sources.add(new Source(Repository.root().relativize(file).toString(), Files.readString(file)));
            }
        }
        assertTrue(sources.size() > 300, sources.size() + " source files");
        assertEquals("", String.join("\n", longMethods(sources)), "methods of more than " + MOST_LINES + " lines");
    }

    @Test
    void eachKindOfMethodIsMeasured() throws IOException {
        String most = "\n".repeat(MOST_LINES - 1);
        String more = "\n".repeat(MOST_LINES);
        List<String> found = longMethods(List.of(new Source("A.java", """
                class A {
                    /// Docs,
                    @Override
                    public String toString() {%s return ""; }
                    A() {%s }
                    { a = 1;%s }
                    Runnable lambda = () -> {%s };
                    @Deprecated
                    int method() { return new B() {%s }; }
                }
                """.formatted(most, more, more, more, more))));
        assertEquals(
                List.of(
                        "A.java:85: initializer has 41 lines",
                        "A.java:44: constructor has 41 lines",
                        "A.java:126: lambda has 41 lines",
                        "A.java:168: method has 41 lines"),
                found);
    }

    private static List<String> longMethods(List<? extends JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        if (!(compiler.getTask(null, null, null, List.of("-proc:none"), null, sources) instanceof JavacTask task)) {
            throw new IllegalStateException("the compiler gives no trees");
        }
        List<String> tooLong = new ArrayList<>();
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            unit.accept(new Lengths(unit, positions), tooLong);
        }
        return tooLong;
    }

    /// Adds the methods of one file that are too long.
    private static final class Lengths extends TreeScanner<Void, List<String>> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Lengths(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, List<String> tooLong) {
            boolean constructor = method.getReturnType() == null;
            String name = constructor ? "constructor" : String.valueOf(method.getName());
            Tree start = constructor ? method : method.getReturnType();
            measure(name, start, method, tooLong);
            return super.visitMethod(method, tooLong);
        }

        @Override
        public Void visitClass(ClassTree type, List<String> tooLong) {
            for (Tree member : type.getMembers()) {
                if (member instanceof BlockTree) {
                    measure("initializer", member, member, tooLong);
                }
            }
            return super.visitClass(type, tooLong);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, List<String> tooLong) {
            measure("lambda", lambda, lambda, tooLong);
            return super.visitLambdaExpression(lambda, tooLong);
        }

        private void measure(String name, Tree from, Tree to, List<String> tooLong) {
            long start = positions.getStartPosition(unit, from);
            long end = positions.getEndPosition(unit, to);
            if (start < 0 || end < 0) {
                return;
            }
            long first = unit.getLineMap().getLineNumber(start);
            long lines = unit.getLineMap().getLineNumber(end) - first + 1;
            if (lines > MOST_LINES) {
                tooLong.add(
                        "%s:%d: %s has %d lines".formatted(unit.getSourceFile().getName(), first, name, lines));
            }
        }
    }

    /// A source for the compiler.
    private static final class Source extends SimpleJavaFileObject {
        private final String path;
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.path = path;
            this.text = text;
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
