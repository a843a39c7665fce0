package org.tileindex.fault;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Text of an input as people may see it. Control characters, which could steer a terminal, are escaped as `\u001b`.
public final class Printable {
    private static final int MOST_LISTED = 20;
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_LISTED = 40;
    private static final int LONGEST_LIST = 98;
    private static final int LONGEST_DETAIL = 120;

    private Printable() {}

    /// The text with every control and direction character escaped.
    public static String of(String text) {
        if (text.chars().noneMatch(Printable::steers)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            shown.append(of(text.charAt(i)));
        }
        return shown.toString();
    }

    private static String of(char c) {
        return steers(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : Character.toString(c);
    }

    /// An id in one line of bounded length.
    public static String id(String id) {
        return shortened(id, LONGEST_ID);
    }

    /// The first line of a message that may quote a file, of bounded length.
    public static String detail(String message) {
        return shortened(message.lines().findFirst().orElse(""), LONGEST_DETAIL);
    }

    /// The start of a text, escaped; it has no more than `longest` characters, and no half of an escape or a pair.
    private static String shortened(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String next = of(text.charAt(i));
            boolean pair = Character.isHighSurrogate(text.charAt(i));
            if (shown.length() + next.length() + (pair ? 1 : 0) > longest) {
                return shown.append("…").toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }

    /// Up to twenty ids, fewer where they are long, and the number of the others.
    public static String list(Collection<String> ids) {
        List<String> first = ids.stream()
                .limit(MOST_LISTED)
                .map(id -> shortened(id, LONGEST_LISTED))
                .toList();
        StringBuilder list = new StringBuilder();
        int listed = 0;
        for (String id : first) {
            if (listed > 0 && list.length() + 2 + id.length() > LONGEST_LIST) {
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
