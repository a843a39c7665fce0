package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.UnknownIds;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneRepair;

/// The zones of a source by id. Features with the same id are one zone.
public final class ZoneCatalog {
    private final ZoneParts source;
    private final ZoneOptions options;
    private final TreeMap<String, ZoneDraft> drafts = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private int features;
    private int withoutId;

    private ZoneCatalog(ZoneParts source, ZoneOptions options) {
        this.source = source;
        this.options = options;
    }

    /// Reads all zones of `source`. Features without an id, or with a blank one, are counted and dropped.
    ///
    /// @throws TileIndexException E010 if no feature fulfils the condition; see [FeatureReader#read]
    public static ZoneCatalog read(ZoneParts source, ZoneOptions options) throws TileIndexException {
        Optional<ZoneRead> event = ZoneTelemetry.zoneRead();
        ZoneCatalog catalog = new ZoneCatalog(source, options);
        PartNotes notes = new PartNotes();
        for (ZoneSource part : source.parts()) {
            Set<String> file = Set.of(part.shortName());
            FeatureReader.read(part, options, notes::add, feature -> catalog.add(file, feature));
            part.requireUnchanged();
        }
        catalog.notes.addAll(notes.all());
        if (catalog.features == 0 && options.where().isPresent()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "%s: no feature fulfils --where %s"
                            .formatted(
                                    source.title(),
                                    Printable.id(options.where().get().toString())),
                    "Correct the condition.");
        }
        if (event.isPresent()) {
            event.get().finish(source, catalog.features, catalog.drafts.size());
        }
        return catalog;
    }

    private void add(Set<String> file, Feature feature) {
        features++;
        Optional<String> id = feature.id().filter(text -> !text.isBlank());
        if (id.isEmpty()) {
            withoutId++;
        } else {
            drafts.computeIfAbsent(known(id.get()), ZoneDraft::new).add(file, feature.shape());
        }
    }

    /// Reads all zones of one file.
    ///
    /// @throws TileIndexException see [#read(ZoneParts, ZoneOptions)]
    public static ZoneCatalog read(ZoneSource source, ZoneOptions options) throws TileIndexException {
        return read(ZoneParts.of(source), options);
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
        return ids(OnInvalid.FAIL);
    }

    /// The same; the refusal of ids says how many zones are refused besides, as `policy` has it.
    ///
    /// @throws TileIndexException see [#ids()]
    public List<String> ids(OnInvalid policy) throws TileIndexException {
        return ids(ids -> faults(ids, policy).size());
    }

    /// @param invalid counts the refused zones among those with the given ids
    private List<String> ids(ToIntFunction<Collection<String>> invalid) throws TileIndexException {
        Set<String> excluded = Set.copyOf(excluded());
        List<String> ids = drafts.keySet().stream()
                .filter(id -> isAllowed(id) && !excluded.contains(id))
                .toList();
        List<String> unknown = unknown();
        if (!unknown.isEmpty() && !leavesOutUnknown()) {
            throw IdRefusals.notCodes(source, unknown, invalid.applyAsInt(ids));
        }
        if (ids.isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E005_ISO_FK,
                    "%s: no feature has a country code".formatted(source.title()),
                    "Give the features ISO 3166-1 codes, or allow any ids with --zone-ids any.");
        }
        return ids;
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
    /// @throws TileIndexException E005 for ids that are not codes, not in the source or not valid text; E010 for an id
    ///     of more than 1,024 bytes; E001 for a zone without sound rings, see [ZoneRepair#rings]; E004 for coordinates
    ///     that are not on earth
    public Selection select(Collection<String> ids, OnInvalid policy) throws TileIndexException {
        // A million ids take little as a list.
        List<String> wanted = ids.stream().map(this::known).sorted().distinct().toList();
        checkChosen(wanted);
        Set<String> excluded = Set.copyOf(excluded());
        return gathered(wanted.stream().filter(id -> !excluded.contains(id)).toList(), policy);
    }

    /// The zones to take if nothing were refused: those with the given ids, or all if there are none, without those
    /// excluded and those whose ids are left out.
    public List<String> present(Collection<String> chosen) {
        TreeSet<String> present = new TreeSet<>(drafts.keySet());
        if (!chosen.isEmpty()) {
            present.retainAll(chosen.stream().map(this::known).toList());
        }
        present.removeAll(options.excluded().stream().map(this::known).toList());
        present.removeAll(leftOut());
        return List.copyOf(present);
    }

    /// Describes the zones with the given ids, sound or not: those without sound rings are left out.
    ///
    /// @throws TileIndexException E005 or E010 for an id that no run takes, E004 for coordinates that are not on earth
    public Selection described(Collection<String> ids) throws TileIndexException {
        return gathered(ids.stream().sorted().distinct().toList(), OnInvalid.SKIP);
    }

    /// The refusals of a run with these choices, the first of which it would end with.
    ///
    /// @param chosen ids of the zones to take; all if empty
    /// @param faulty ids of those zones that [#faults(Collection)] refuses; no policy refuses another zone
    public List<TileIndexException> refusals(Collection<String> chosen, OnInvalid policy, Collection<String> faulty) {
        List<TileIndexException> refusals = new ArrayList<>();
        SortedMap<String, TileIndexException> refused =
                faults(faulty.stream().filter(this::isAllowed).toList(), policy);
        try {
            if (chosen.isEmpty()) {
                ids(ids -> refused.size());
            } else {
                checkChosen(chosen.stream().map(this::known).toList());
                excluded();
            }
        } catch (TileIndexException e) {
            refusals.add(e);
        }
        refusals.addAll(ZoneFaults.byCode(refused));
        return refusals;
    }

    /// @param wanted in ASCII order, each once
    private Selection gathered(List<String> wanted, OnInvalid policy) throws TileIndexException {
        List<Zone> zones = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> remarks = new ArrayList<>(notes);
        for (String id : wanted) {
            IdRefusals.checkEncodable(source, id);
            ZoneDraft draft = draft(id);
            try {
                CheckedZone outcome = draft.zone(policy);
                problems.addAll(outcome.problems());
                draft.note().ifPresent(remarks::add);
                if (!outcome.zone().polygons().isEmpty()) {
                    zones.add(Antimeridian.unwrap(outcome.zone()));
                }
            } catch (TileIndexException e) {
                throw policy == OnInvalid.FAIL && e.code() == ErrorCode.E001_GEO_INVALID
                        ? ZoneFaults.first(faults(wanted), e)
                        : inItsParts(id, e);
            }
        }
        return new Selection(zones, problems, remarks);
    }

    /// The refusals (E001, E004) of all zones among those given that [OnInvalid#FAIL] does not take, by id.
    public SortedMap<String, TileIndexException> faults(Collection<String> ids) {
        return faults(ids, OnInvalid.FAIL);
    }

    private SortedMap<String, TileIndexException> faults(Collection<String> ids, OnInvalid policy) {
        return ZoneFaults.of(ids, id -> {
            try {
                Zone zone = draft(id).zone(policy).zone();
                if (!zone.polygons().isEmpty()) {
                    ZoneRepair.apply(policy, Antimeridian.unwrap(zone));
                }
            } catch (TileIndexException e) {
                throw inItsParts(id, e);
            }
        });
    }

    /// The refusal of a zone, with the names of its files where the input has several.
    private TileIndexException inItsParts(String id, TileIndexException refusal) {
        return source.count() == 1
                ? refusal
                : refusal.also(" (%s)".formatted(Printable.list(draft(id).files())));
    }

    private ZoneDraft draft(String id) {
        return drafts.getOrDefault(id, new ZoneDraft(id));
    }

    private void checkChosen(Collection<String> ids) throws TileIndexException {
        List<String> noCodes = ids.stream().filter(id -> !isAllowed(id)).toList();
        if (!noCodes.isEmpty()) {
            throw IdRefusals.notChosen(noCodes);
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

    private List<String> excluded() throws TileIndexException {
        List<String> excluded = options.excluded().stream().map(this::known).toList();
        checkPresent("--exclude", excluded);
        return excluded;
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
