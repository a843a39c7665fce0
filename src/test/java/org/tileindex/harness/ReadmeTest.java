package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// README's first screen is true: its command is run in a terminal, and what README shows of terminal and report page
/// differs from what the run showed in numbers at most.
///
/// With `-Dreadme.write=true` the test writes the terminal's text into README, and the pictures and the text of the
/// report page into `docs/images/`.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ReadmeTest {
    private static final boolean WRITE = Boolean.getBoolean("readme.write");
    private static final String RENEW = """
            README's first screen is out of date. Look at the difference, then renew it:
            mvn -pl src/test -am verify -Dtest=ReadmeTest -Dreadme.write=true
            """;

    private static final Path README = Repository.root().resolve("README.md");
    private static final Path IMAGES = Repository.root().resolve("docs/images");
    private static final Path PAGE_TEXT = IMAGES.resolve("report.txt");
    private static final List<String> PICTURES = List.of("report.png", "map.png");
    private static final int MOST_PICTURE_BYTES = 200_000;

    private static final String COMMAND = "./tile-index enumerate --out world";
    private static final String BEGIN = "<!-- terminal: written by ReadmeTest -->\n```text\n";
    private static final String END = "\n```\n<!-- end of terminal -->";

    /// What fits into a code block of README on GitHub.
    private static final int COLUMNS = 96;

    private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{8})[0-9a-f]{56}\\b");
    private static final String INDENT = "      ";
    private static final String TWO_CORES = "-XX:ActiveProcessorCount=2";

    /// The zones of the map's pixels, with commas between them; the page itself numbers zones in order of their tasks.
    private static final String MAP = "Array.from(decodePixels(data.map), zone => data.zones[zone] ?? '').join()";

    private static final int PAGE_WIDTH = 1_000;
    private static final int PAGE_HEIGHT = 3000;
    private static final int MARGIN = 24;

    @TempDir
    private static Path home = Path.of("");

    private String terminal = "";

    /// Runs README's command as a user does, on two processors and without memories of earlier runs.
    @BeforeAll
    void run() throws Exception {
        Launcher.install(home);
        String setting =
                "cd '%1$s' && XDG_CACHE_HOME='%1$s/cache' TILE_INDEX_JAVA_OPTS=%2$s exec ".formatted(home, TWO_CORES);
        try (Tmux tmux = Tmux.start(home.resolve("tmux"), COLUMNS, List.of("-c", setting + COMMAND))) {
            while (tmux.isRunning()) {
                Thread.sleep(50);
            }
            String lines = tmux.lines().stream()
                    .filter(line -> !line.startsWith("Pane is dead"))
                    .collect(Collectors.joining("\n"));
            assertEquals(0, tmux.exitCode(), lines);
            terminal = shown("$ " + COMMAND + "\n" + lines.strip());
        }
    }

    @Test
    void theTerminalShowsWhatReadmeShows() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END, from);
        assertTrue(from >= BEGIN.length() && to > from, "README has no block between the terminal's markers");
        if (WRITE) {
            Files.writeString(README, readme.substring(0, from) + terminal + readme.substring(to));
        } else {
            assertEquals(masked(readme.substring(from, to)), masked(terminal), RENEW);
        }
    }

    @Test
    void theReportShowsWhatItsPictureShows() throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("world/reports"));
                Browser browser = new Browser()) {
            Path page = files.filter(file -> file.endsWith("run_report.html"))
                    .findFirst()
                    .orElseThrow();
            browser.open(page, PAGE_WIDTH, PAGE_HEIGHT, "light");
            List<BufferedImage> pictures = pictures(browser);
            String text = text(browser);
            if (WRITE) {
                Files.createDirectories(IMAGES);
                Files.writeString(PAGE_TEXT, text);
                for (int i = 0; i < PICTURES.size(); i++) {
                    ImageIO.write(
                            pictures.get(i),
                            "png",
                            IMAGES.resolve(PICTURES.get(i)).toFile());
                }
            } else {
                assertIterableEquals(Files.readAllLines(PAGE_TEXT), text.lines().toList(), RENEW);
            }
        }
        for (String picture : PICTURES) {
            long bytes = Files.size(IMAGES.resolve(picture));
            assertTrue(bytes < MOST_PICTURE_BYTES, picture + ": " + bytes + " bytes");
        }
    }

    @Test
    void onlyNumbersAreMasked() {
        String before = "100% |████|  1,234 tiles in 0.950 s, 950 k tiles/s, 9 MB,\n sha256 0123abcd…";
        String after = "100% |██ | 99 tiles in 1.05 s, 1.05 M tiles/s, 0.9 GB, sha256 fedcba98…";
        assertEquals(masked(before), masked(after));
        assertEquals("#% || # tiles in # s, # tiles/s, # B, sha256 <hash>", masked(before));
        assertTrue(!masked("1 tile of FR").equals(masked("1 tile of CH")));
    }

    /// The picture of the report, which is its figures and its charts, and that of its map.
    private static List<BufferedImage> pictures(Browser browser) throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(browser.picture()));
        int width = ((Number) browser.value("document.documentElement.clientWidth")).intValue();
        int figures = edge(browser, "document.querySelector('.cards')", "bottom") + MARGIN;
        int timeline = edge(browser, "document.querySelector('#timeline').closest('section')", "top");
        int end = edge(browser, "document.querySelector('.pair')", "bottom") + MARGIN;
        BufferedImage report = new BufferedImage(width, figures + end - timeline, BufferedImage.TYPE_INT_RGB);
        report.getGraphics().drawImage(page.getSubimage(0, 0, width, figures), 0, 0, null);
        report.getGraphics().drawImage(page.getSubimage(0, timeline, width, end - timeline), 0, figures, null);
        String map = "document.querySelector('#map canvas')";
        int left = edge(browser, map, "left");
        int top = edge(browser, map, "top");
        return List.of(
                report,
                page.getSubimage(left, top, edge(browser, map, "right") - left, edge(browser, map, "bottom") - top));
    }

    private static int edge(Browser browser, String element, String side) {
        return ((Number) browser.value("Math.round(%s.getBoundingClientRect().%s)".formatted(element, side)))
                .intValue();
    }

    /// The text of the page, numbers masked, without the labels of the timeline's axis, which depend on its length;
    /// and a digest of its map.
    private static String text(Browser browser) throws Exception {
        String text = String.valueOf(
                browser.value("(document.querySelectorAll('svg').forEach(e => e.remove()), document.body.innerText)"));
        byte[] map = String.valueOf(browser.value(MAP)).getBytes(StandardCharsets.UTF_8);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(map));
        return text.lines()
                        .map(ReadmeTest::masked)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))
                + "\nSHA-256 of the map: " + digest + "\n";
    }

    /// What README shows of the terminal: hashes are shortened, and long lines are folded between words.
    private static String shown(String terminal) {
        String shorter = HASH.matcher(terminal).replaceAll("$1…");
        return shorter.lines().map(ReadmeTest::folded).collect(Collectors.joining("\n"));
    }

    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        String rest = line;
        while (rest.length() > COLUMNS && rest.lastIndexOf(' ', COLUMNS) > INDENT.length()) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            folded.append(rest, 0, space).append('\n');
            rest = INDENT + rest.substring(space + 1);
        }
        return folded.append(rest).toString();
    }

    /// A text in which numbers, the prefixes of their units, hashes and white space no longer differ from run to run.
    private static String masked(String text) {
        return text.replaceAll("\\|[^|]*\\|", "||")
                .replaceAll("[0-9a-f]{64}|[0-9a-f]{8}…", "<hash>")
                .replaceAll("(?<![a-z\\d])\\d+([.,:]\\d+)*", "#")
                .replaceAll("# [mµ]s\\b", "# s")
                .replaceAll("# [kMGT](?=B|/s| tiles)", "# ")
                .replaceAll("# +", "# ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
