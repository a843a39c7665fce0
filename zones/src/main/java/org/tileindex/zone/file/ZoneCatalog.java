package org.tileindex.zone.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneRepair;
import org.tileindex.zone.ZoneValidator;

/// The zones of a source by id. Features with the same id are one zone.
public final class ZoneCatalog {
    private static final int LONGEST_ID = 1024;

    private final ZoneSource source;
    private final ZoneOptions options;
    private final TreeMap<String, ZoneDraft> drafts = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private int withoutId;

    private ZoneCatalog(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.options = options;
    }

    /// Reads all zones of `source`. Features without an id, or with a blank one, are counted and dropped.
    ///
    /// @throws TileIndexException see [FeatureReader#read]
    public static ZoneCatalog read(ZoneSource source, ZoneOptions options) throws TileIndexException {
        Optional<ZoneRead> event = ZoneTelemetry.zoneRead();
        ZoneCatalog catalog = new ZoneCatalog(source, options);
        List<Feature> features = FeatureReader.read(source, options, catalog.notes::add);
        for (Feature feature : features) {
            Optional<String> id = feature.id().filter(text -> !text.isBlank());
            if (id.isEmpty()) {
                catalog.withoutId++;
            } else {
                catalog.drafts
                        .computeIfAbsent(catalog.known(id.get()), ZoneDraft::new)
                        .add(feature.shape());
            }
        }
        if (event.isPresent()) {
            event.get().finish(source.name(), source.format(), source.size(), features.size(), catalog.drafts.size());
        }
        return catalog;
    }

    /// Reads all zones of `source`, which has one layer and an attribute of country codes with a usual name.
    ///
    /// @throws TileIndexException see [FeatureReader#read]
    public static ZoneCatalog read(ZoneSource source) throws TileIndexException {
        return read(source, ZoneOptions.DEFAULT);
    }

    /// The id as it is written: the alpha-2 code of a country, else the text itself.
    private String known(String id) {
        return options.ids() == ZoneIds.ISO ? IsoCountries.alpha2(id).orElse(id) : id;
    }

    /// All zones without those excluded, see [#ids], as [OnInvalid#FAIL] gives them.
    ///
    /// @throws TileIndexException see [#ids] and [#select(Collection, OnInvalid)]
    public List<Zone> all() throws TileIndexException {
        return select(ids(), OnInvalid.FAIL).zones();
    }

    /// The ids of all zones without those excluded, in ASCII order. Ids that are not ISO codes are left out of the
    /// embedded data, and of a user's file if the options say so.
    ///
    /// @throws TileIndexException E005 for ids that are not ISO 3166-1 codes, if an excluded id is not in the source,
    ///     or if there are no ids
    public List<String> ids() throws TileIndexException {
        TreeSet<String> ids = new TreeSet<>(drafts.keySet());
        ids.removeAll(excluded());
        List<String> unknown = unknown();
        if (!unknown.isEmpty() && !leavesOutUnknown()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "zone file %s: %s not ISO 3166-1: %s"
                            .formatted(
                                    source.name(),
                                    unknown.size() == 1 ? "1 id is" : "%d ids are".formatted(unknown.size()),
                                    Printable.list(unknown)),
                    "Leave them out (--unknown-ids skip, --exclude), or allow any ids (--zone-ids any).");
        }
        unknown.forEach(ids::remove);
        if (ids.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "zone file %s: no feature has a country code".formatted(source.name()),
                    "Give the features ISO 3166-1 codes, or allow any ids with --zone-ids any.");
        }
        return List.copyOf(ids);
    }

    /// The zones with the given ids, each once, as [OnInvalid#FAIL] gives them.
    ///
    /// @throws TileIndexException see [#select(Collection, OnInvalid)]
    public List<Zone> select(Collection<String> ids) throws TileIndexException {
        return select(ids, OnInvalid.FAIL).zones();
    }

    /// The zones with the given ids without those excluded, each once, by id in ASCII order, laid out in the plane.
    /// Zones without sound rings are treated as `policy` says; topology is not checked.
    ///
    /// @throws TileIndexException E005 for ids that are not codes, not in the source or not valid text; E010 for an
    ///     id of more than 1,024 bytes; E001 for a zone
    ///     without sound rings, see [ZoneRepair#rings]; E004 for coordinates that are not on earth
    public Selection select(Collection<String> ids, OnInvalid policy) throws TileIndexException {
        TreeSet<String> wanted = new TreeSet<>();
        ids.forEach(id -> wanted.add(known(id)));
        checkChosen(wanted);
        wanted.removeAll(excluded());
        List<Zone> zones = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> remarks = new ArrayList<>(notes);
        for (String id : wanted) {
            checkEncodable(id);
            ZoneDraft draft = draft(id);
            try {
                ZoneRepair.Outcome outcome = draft.zone(policy);
                problems.addAll(outcome.problems());
                draft.note().ifPresent(remarks::add);
                if (!outcome.zone().polygons().isEmpty()) {
                    zones.add(Antimeridian.unwrap(outcome.zone()));
                }
            } catch (TileIndexException e) {
                throw policy == OnInvalid.FAIL && e.code() == ErrorCode.E001_GEO_INVALID
                        ? ZoneFaults.first(faults(wanted), e)
                        : e;
            }
        }
        return new Selection(zones, problems, remarks);
    }

    /// The refusals (E001, E004) of all zones among those given that [OnInvalid#FAIL] does not take, by id.
    public SortedMap<String, TileIndexException> faults(Collection<String> ids) {
        return ZoneFaults.of(ids, id -> {
            Zone zone = draft(id).zone(OnInvalid.FAIL).zone();
            ZoneValidator.checkTopology(Antimeridian.unwrap(zone));
        });
    }

    private ZoneDraft draft(String id) {
        return drafts.getOrDefault(id, new ZoneDraft(id));
    }

    private void checkChosen(Collection<String> ids) throws TileIndexException {
        List<String> noCodes = ids.stream().filter(id -> !isAllowed(id)).toList();
        if (!noCodes.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "--countries: %s is not an ISO 3166-1 code".formatted(Printable.list(quoted(noCodes))),
                    "Correct --countries, or allow any ids with --zone-ids any.");
        }
        checkPresent("--countries", ids);
    }

    private void checkPresent(String option, Collection<String> ids) throws TileIndexException {
        List<String> absent = ids.stream().filter(id -> !drafts.containsKey(id)).toList();
        if (!absent.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "%s: %s is not among the zones of %s".formatted(option, Printable.list(absent), source.name()),
                    "Correct %s, or give a --zones file that contains it.".formatted(option));
        }
    }

    private static List<String> quoted(Collection<String> ids) {
        return ids.stream().map("'%s'"::formatted).toList();
    }

    private List<String> excluded() throws TileIndexException {
        List<String> excluded = options.excluded().stream().map(this::known).toList();
        checkPresent("--exclude", excluded);
        return excluded;
    }

    /// Refuses long ids and half a surrogate pair. UTF-8 would encode it as a question mark, so two zones with such ids
    /// would share a folder, and one would be lost.
    private void checkEncodable(String id) throws TileIndexException {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_ID) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "the id %s has %d bytes, more than %d (zones: %s)"
                            .formatted(Printable.id(id), utf8.length, LONGEST_ID, source.name()),
                    "Name a field of shorter ids with --zone-id.");
        }
        String encodable = new String(utf8, StandardCharsets.UTF_8);
        if (!encodable.equals(id)) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "id '%s' contains half a surrogate pair, which is not valid text (zones: %s)"
                            .formatted(Printable.id(encodable), source.name()),
                    "Give the features ids that UTF-8 can encode.");
        }
    }

    private boolean isAllowed(String id) {
        return options.ids() == ZoneIds.ANY || IsoCountries.contains(id);
    }

    private boolean leavesOutUnknown() {
        return source.isEmbedded() || options.unknown() == UnknownIds.SKIP;
    }

    /// The ids that are not ISO codes and not excluded, in ASCII order; none where any ids are allowed.
    public List<String> unknown() {
        return drafts.keySet().stream()
                .filter(id -> !isAllowed(id) && !options.excluded().contains(id))
                .toList();
    }

    /// The number of features without an id.
    public int withoutId() {
        return withoutId;
    }

    /// The ids that [#ids] leaves out because they are not ISO codes.
    public List<String> leftOut() {
        return leavesOutUnknown() ? unknown() : List.of();
    }
}
