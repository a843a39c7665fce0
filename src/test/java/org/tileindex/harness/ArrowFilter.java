package org.tileindex.harness;

import io.substrait.proto.Expression;
import io.substrait.proto.ExpressionReference;
import io.substrait.proto.ExtendedExpression;
import io.substrait.proto.FunctionArgument;
import io.substrait.proto.NamedStruct;
import io.substrait.proto.SimpleExtensionDeclaration;
import io.substrait.proto.SimpleExtensionURI;
import io.substrait.proto.Type;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// A filter for Arrow C++, which takes it as a Substrait expression. It skips the row groups whose statistics rule
/// every row out.
record ArrowFilter(TileFilter filter) {
    private static final int BATCH_ROWS = 1 << 15;
    private static final String EXTENSIONS = "https://github.com/substrait-io/substrait/blob/main/extensions/";
    private static final int COMPARISONS = 1;
    private static final int LOGIC = 2;
    private static final String AND = "and";
    private static final Type.Nullability REQUIRED = Type.Nullability.NULLABILITY_REQUIRED;
    private static final Type BOOLEAN = Type.newBuilder()
            .setBool(Type.Boolean.newBuilder().setNullability(REQUIRED))
            .build();

    /// The number of rows that Arrow C++ reads from Parquet files.
    long rows(List<Path> files) throws Exception {
        return FileReaders.arrow(files, FileFormat.PARQUET, this::options, reader -> {
            long rows = 0;
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        });
    }

    private ScanOptions options(Schema schema) {
        byte[] message = expression(schema).toByteArray();
        return new ScanOptions.Builder(BATCH_ROWS)
                .columns(Optional.of(new String[] {filter.column()}))
                .substraitFilter(ByteBuffer.allocateDirect(message.length).put(message))
                .build();
    }

    private ExtendedExpression expression(Schema schema) {
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        List<Type> types =
                schema.getFields().stream().map(field -> type(field.getType())).toList();
        Expression field = field(names.indexOf(filter.column()));
        return ExtendedExpression.newBuilder()
                .addExtensionUris(uri(COMPARISONS, "functions_comparison.yaml"))
                .addExtensionUris(uri(LOGIC, "functions_boolean.yaml"))
                .addAllExtensions(functions().stream()
                        .map(name -> declaration(name, name.equals(AND) ? LOGIC : COMPARISONS))
                        .toList())
                .addReferredExpr(ExpressionReference.newBuilder()
                        .setExpression(filter.terms().stream()
                                .map(term -> call(term.comparison().substrait, field, literal(term.value())))
                                .reduce((left, right) -> call(AND, left, right))
                                .orElseThrow())
                        .addOutputNames("filter"))
                .setBaseSchema(NamedStruct.newBuilder()
                        .addAllNames(names)
                        .setStruct(Type.Struct.newBuilder().addAllTypes(types).setNullability(REQUIRED)))
                .build();
    }

    /// The type by which Arrow C++ compares: Substrait has no unsigned numbers.
    private static Type type(ArrowType type) {
        return switch (type) {
            case ArrowType.FloatingPoint number ->
                Type.newBuilder()
                        .setFp64(Type.FP64.newBuilder().setNullability(REQUIRED))
                        .build();
            case ArrowType.Int number ->
                Type.newBuilder()
                        .setI64(Type.I64.newBuilder().setNullability(REQUIRED))
                        .build();
            case ArrowType.Utf8 text ->
                Type.newBuilder()
                        .setString(Type.String.newBuilder().setNullability(REQUIRED))
                        .build();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Expression literal(Object value) {
        Expression.Literal.Builder literal = Expression.Literal.newBuilder();
        return Expression.newBuilder()
                .setLiteral(
                        switch (value) {
                            case Double number -> literal.setFp64(number);
                            case Long number -> literal.setI64(number);
                            case String text -> literal.setString(text);
                            default -> throw new IllegalArgumentException(value.toString());
                        })
                .build();
    }

    private static SimpleExtensionURI uri(int anchor, String file) {
        return SimpleExtensionURI.newBuilder()
                .setExtensionUriAnchor(anchor)
                .setUri(EXTENSIONS + file)
                .build();
    }

    /// The functions that filters call; their positions are their anchors.
    private static List<String> functions() {
        return List.of(AND, "equal", "lt", "lte", "gt", "gte");
    }

    private static SimpleExtensionDeclaration declaration(String name, int uri) {
        return SimpleExtensionDeclaration.newBuilder()
                .setExtensionFunction(SimpleExtensionDeclaration.ExtensionFunction.newBuilder()
                        .setExtensionUriReference(uri)
                        .setFunctionAnchor(functions().indexOf(name))
                        .setName(name))
                .build();
    }

    private static Expression call(String name, Expression left, Expression right) {
        return Expression.newBuilder()
                .setScalarFunction(Expression.ScalarFunction.newBuilder()
                        .setFunctionReference(functions().indexOf(name))
                        .setOutputType(BOOLEAN)
                        .addArguments(FunctionArgument.newBuilder().setValue(left))
                        .addArguments(FunctionArgument.newBuilder().setValue(right)))
                .build();
    }

    private static Expression field(int index) {
        return Expression.newBuilder()
                .setSelection(Expression.FieldReference.newBuilder()
                        .setDirectReference(Expression.ReferenceSegment.newBuilder()
                                .setStructField(Expression.ReferenceSegment.StructField.newBuilder()
                                        .setField(index)))
                        .setRootReference(Expression.FieldReference.RootReference.newBuilder()))
                .build();
    }
}
