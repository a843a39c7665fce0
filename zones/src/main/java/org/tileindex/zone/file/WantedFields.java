package org.tileindex.zone.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// The attributes of a file that are needed: that of the ids and that of the condition. Either may be a column of the
/// file or a key of the part's folder, as `country=BR`.
final class WantedFields {
    private final ZoneSource source;
    private final ZoneOptions options;
    private final List<String> columns = new ArrayList<>();
    private Place id = Place.NONE;
    private Place condition = Place.NONE;

    private WantedFields(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.options = options;
    }

    /// The place of an attribute: an index in [#columns], or -1 and the same value for all records.
    private record Place(int column, Optional<FieldValue> constant) {
        static final Place NONE = new Place(-1, Optional.empty());
    }

    /// Reads the geometry of a record.
    interface ShapeReader {
        Shape read(String id) throws IOException, TileIndexException;
    }

    /// The wanted attributes of a file with the columns `names`.
    ///
    /// @throws TileIndexException E005 if none of them holds ids, E010 if the condition's field is none of them
    static WantedFields of(ZoneSource source, ZoneOptions options, List<String> names) throws TileIndexException {
        return of(source, options, names, names);
    }

    /// The same, where not all columns may hold ids.
    static WantedFields of(ZoneSource source, ZoneOptions options, List<String> idNames, List<String> names)
            throws TileIndexException {
        WantedFields fields = withoutIds(source, options, names);
        List<String> all = fields.withKeys(idNames);
        fields.id = fields.place(all.get(new IdField(options).choose(source, all)), idNames);
        return fields;
    }

    /// The attribute of the condition only.
    ///
    /// @throws TileIndexException E010 if its field is none of `names`
    static WantedFields withoutIds(ZoneSource source, ZoneOptions options, List<String> names)
            throws TileIndexException {
        WantedFields fields = new WantedFields(source, options);
        if (options.where().isPresent()) {
            fields.chooseCondition(options.where().get(), names);
        }
        return fields;
    }

    private void chooseCondition(Where where, List<String> names) throws TileIndexException {
        List<String> all = withKeys(names);
        int index = FieldNames.find(where.field(), all);
        if (index < 0) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "zone file %s has no field '%s' for --where (fields: %s)"
                            .formatted(source.name(), Printable.id(where.field()), FieldNames.listed(all)),
                    "Correct the field's name in --where.");
        }
        condition = place(all.get(index), names);
        if (condition.column() < 0 && where.values().get(0) instanceof FieldValue.Numeric) {
            condition = new Place(-1, condition.constant().map(WantedFields::asNumber));
        }
    }

    /// A folder's name has no type, so a key is a number where it looks like one and a number is wanted.
    private static FieldValue asNumber(FieldValue key) {
        FieldValue.Numeric number = new FieldValue.Numeric(key.id());
        return number.decimal().isPresent() ? number : key;
    }

    private List<String> withKeys(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.addAll(source.keys().keySet());
        return all;
    }

    private Place place(String name, List<String> names) {
        if (!names.contains(name)) {
            return new Place(-1, source.key(name).map(FieldValue.Text::new));
        }
        if (!columns.contains(name)) {
            columns.add(name);
        }
        return new Place(columns.indexOf(name), Optional.empty());
    }

    /// The names of the columns to read, each once.
    List<String> columns() {
        return columns;
    }

    /// A record's id.
    ///
    /// @param values of [#columns], in this order
    Optional<String> id(List<Optional<FieldValue>> values) {
        return value(id, values).map(FieldValue::id);
    }

    private static Optional<FieldValue> value(Place place, List<Optional<FieldValue>> values) {
        return place.column() < 0 ? place.constant() : values.get(place.column());
    }

    /// The feature of a record; empty if the record does not fulfil the condition. Nobody can ask for a feature without
    /// an id, so its geometry is not even read.
    ///
    /// @param values of [#columns], in this order
    Optional<Feature> feature(List<Optional<FieldValue>> values, ShapeReader shape)
            throws IOException, TileIndexException {
        return feature(id(values), values, shape);
    }

    /// The same with an id that is not among the attributes.
    Optional<Feature> feature(Optional<String> given, List<Optional<FieldValue>> values, ShapeReader shape)
            throws IOException, TileIndexException {
        boolean wanted =
                options.where().isEmpty() || options.where().get().matches(source.name(), value(condition, values));
        return wanted
                ? Optional.of(new Feature(given, given.isPresent() ? shape.read(given.get()) : Shape.NONE))
                : Optional.empty();
    }
}
