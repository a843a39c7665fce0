package org.tileindex.fault;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Text of an input as people may see it. Control characters, which could steer a terminal, are escaped as `\u001b`.
public final class Printable {
    private static final int MOST_LISTED = 20;
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_LIST = 160;

    private Printable() {}

    /// The text with every control and direction character escaped.
    public static String of(String text) {
        if (text.chars().noneMatch(Printable::steers)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(steers(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : Character.toString(c));
        }
        return shown.toString();
    }

    /// An id in one line of bounded length.
    public static String id(String id) {
        if (id.length() <= LONGEST_ID) {
            return of(id);
        }
        int end = Character.isHighSurrogate(id.charAt(LONGEST_ID - 1)) ? LONGEST_ID - 1 : LONGEST_ID;
        return of(id.substring(0, end)) + "…";
    }

    /// Up to twenty ids, fewer where they are long, and the number of the others.
    public static String list(Collection<String> ids) {
        List<String> first = ids.stream().limit(MOST_LISTED).map(Printable::id).toList();
        StringBuilder list = new StringBuilder();
        int listed = 0;
        for (String id : first) {
            if (listed > 0 && list.length() + id.length() > LONGEST_LIST) {
                break;
            }
            list.append(listed == 0 ? "" : ", ").append(id);
            listed++;
        }
        return ids.size() == listed ? list.toString() : "%s and %d more".formatted(list, ids.size() - listed);
    }

    private static boolean steers(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.FORMAT
                        && Character.getDirectionality(c) != Character.DIRECTIONALITY_BOUNDARY_NEUTRAL);
    }
}
