package org.tileindex.harness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a text cites: sections of docs/contract.md, documents by name, and the targets of its links; and what a
/// document offers to be cited: numbered sections and anchors.
///
/// The one form of a citation of the contract is "contract, section 3.2".
final class Citations {
    /// A line break inside a comment, a string over several lines, or a list.
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*(?:///?|\\*|#)?\\s*");

    private static final Pattern SECTION = Pattern.compile("\\bcontract, section (\\d+(?:\\.\\d+)*)");

    /// References of the contract to itself.
    private static final Pattern OWN_SECTION = Pattern.compile("\\b(?:sections?|and) (\\d+(?:\\.\\d+)*)\\b");

    /// The contract named without a section, which sends a reader to search.
    private static final Pattern VAGUE =
            Pattern.compile("\\bthe contract\\b(?!, section \\d).{0,40}", Pattern.CASE_INSENSITIVE);

    private static final Pattern DOCUMENT = Pattern.compile("(?<![\\w./-])(?:\\.{1,2}/)*[\\w-][\\w./-]*\\.md\\b");

    private static final Pattern CODE = Pattern.compile("(?m)^(?: {4}|```)[^\\n]*$|`[^`\\n]*`");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

    /// The definition of a link that is used by its name; a name in backticks has been removed as code.
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[[^\\]\\n]*\\]: (\\S+)$");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    private static final Pattern NUMBERED = Pattern.compile("(\\d+(?:\\.\\d+)*)\\.? .+");

    private Citations() {}

    /// The cited sections, such as `3.2`.
    static Set<String> sections(String text) {
        return found(SECTION, unwrapped(text), 1);
    }

    /// The sections that the contract itself refers to.
    static Set<String> ownSections(String contract) {
        return found(OWN_SECTION, unwrapped(contract), 1);
    }

    /// Places that name the contract without a section.
    static Set<String> vague(String text) {
        return found(VAGUE, unwrapped(text), 0);
    }

    /// Markdown documents by the names or paths that the text gives them.
    static Set<String> documents(String text) {
        return found(DOCUMENT, text, 0);
    }

    /// Targets of Markdown links, such as `docs/contract.md#1-grid`; not those in code.
    static Set<String> links(String markdown) {
        String text = CODE.matcher(markdown).replaceAll("");
        Set<String> links = new LinkedHashSet<>(found(LINK, text, 1));
        links.addAll(found(DEFINITION, text, 1));
        return links;
    }

    /// The numbers of the headings, in order.
    static Set<String> numberedSections(String markdown) {
        Set<String> numbers = new LinkedHashSet<>();
        for (String heading : headings(markdown)) {
            NUMBERED.matcher(heading).results().forEach(number -> numbers.add(number.group(1)));
        }
        return numbers;
    }

    /// The anchors of the headings, as GitHub makes them.
    static Set<String> anchors(String markdown) {
        Set<String> anchors = new LinkedHashSet<>();
        for (String heading : headings(markdown)) {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            for (int repeated = 0; !anchors.add(repeated == 0 ? anchor : anchor + "-" + repeated); repeated++) {}
        }
        return anchors;
    }

    private static List<String> headings(String markdown) {
        return HEADING.matcher(markdown)
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    private static String unwrapped(String text) {
        return BREAK.matcher(text).replaceAll(" ");
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .forEach(found::add);
        return found;
    }
}
