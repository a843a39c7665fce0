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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Compares a column of doubles with a number, for Arrow C++, which takes filters as Substrait expressions. It skips
/// the row groups whose statistics rule every row out.
///
/// @param function a comparison by its name in Substrait, such as `gte`
record ArrowFilter(String column, String function, double number) {
    private static final int BATCH_ROWS = 1 << 15;
    private static final String COMPARISONS =
            "https://github.com/substrait-io/substrait/blob/main/extensions/functions_comparison.yaml";
    private static final Type DOUBLE = Type.newBuilder()
            .setFp64(Type.FP64.newBuilder().setNullability(Type.Nullability.NULLABILITY_REQUIRED))
            .build();
    private static final Type BOOLEAN = Type.newBuilder()
            .setBool(Type.Boolean.newBuilder().setNullability(Type.Nullability.NULLABILITY_REQUIRED))
            .build();

    /// The number of rows that Arrow C++ reads from a Parquet file.
    long rows(Path file) throws Exception {
        return FileReaders.arrow(file, FileFormat.PARQUET, this::options, reader -> {
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
                .columns(Optional.of(new String[] {column}))
                .substraitFilter(ByteBuffer.allocateDirect(message.length).put(message))
                .build();
    }

    private ExtendedExpression expression(Schema schema) {
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        Expression compared = Expression.newBuilder()
                .setScalarFunction(Expression.ScalarFunction.newBuilder()
                        .setFunctionReference(1)
                        .setOutputType(BOOLEAN)
                        .addArguments(FunctionArgument.newBuilder().setValue(field(names.indexOf(column))))
                        .addArguments(FunctionArgument.newBuilder()
                                .setValue(Expression.newBuilder()
                                        .setLiteral(
                                                Expression.Literal.newBuilder().setFp64(number)))))
                .build();
        return ExtendedExpression.newBuilder()
                .addExtensionUris(
                        SimpleExtensionURI.newBuilder().setExtensionUriAnchor(1).setUri(COMPARISONS))
                .addExtensions(SimpleExtensionDeclaration.newBuilder()
                        .setExtensionFunction(SimpleExtensionDeclaration.ExtensionFunction.newBuilder()
                                .setExtensionUriReference(1)
                                .setFunctionAnchor(1)
                                .setName(function)))
                .addReferredExpr(
                        ExpressionReference.newBuilder().setExpression(compared).addOutputNames("filter"))
                .setBaseSchema(NamedStruct.newBuilder()
                        .addAllNames(names)
                        .setStruct(Type.Struct.newBuilder()
                                .addAllTypes(Collections.nCopies(names.size(), DOUBLE))
                                .setNullability(Type.Nullability.NULLABILITY_REQUIRED)))
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
