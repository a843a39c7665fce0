package org.tileindex.harness;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Chromium without a window, which looks at one page at a time and keeps what it logged and asked for.
final class Browser implements AutoCloseable {
    private static final Duration MOST_DRAWING = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    /// Starts the Chromium on the path, with a new user data folder that chromedriver makes and removes.
    ///
    /// @throws IllegalStateException if there is none
    Browser() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium"));
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver"))
                        .build(),
                options);
    }

    private static File onPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            File file = new File(folder, program);
            if (file.canExecute()) {
                return file;
            }
        }
        throw new IllegalStateException("%s is not installed; see Test in README.md".formatted(program));
    }

    /// Opens `page` in a window of some size in CSS pixels, which draws itself while it loads.
    ///
    /// @param scheme `light` or `dark`
    void open(Path page, int width, int height, String scheme) {
        driver.get("about:blank");
        logged();
        requested();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.get(page.toUri().toString());
        awaitDrawn(page);
    }

    /// Waits for the page's last line of script; on a busy machine the driver may return before.
    private void awaitDrawn(Path page) {
        long deadline = System.nanoTime() + MOST_DRAWING.toNanos();
        while (!value("document.documentElement.dataset").equals(Map.of("ready", "yes"))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(page + " has not drawn itself: " + logged());
            }
            Thread.onSpinWait();
        }
    }

    /// What the page logged since this was asked last: errors, and all else.
    List<String> logged() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /// The addresses that the browser asked for since this was asked last.
    List<String> requested() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            Map<?, ?> message =
                    (Map<?, ?>) Objects.requireNonNull(json(entry.getMessage()).get("message"));
            if (Objects.equals(message.get("method"), "Network.requestWillBeSent")) {
                Map<?, ?> parameters = (Map<?, ?>) Objects.requireNonNull(message.get("params"));
                Map<?, ?> request = (Map<?, ?>) Objects.requireNonNull(parameters.get("request"));
                addresses.add(String.valueOf(request.get("url")));
            }
        }
        return addresses;
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an expression of JavaScript is in the page.
    Object value(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression), expression);
    }

    String text(String selector) {
        return element(selector).getText();
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /// The attribute `to` of each element that has the attribute `from`, by the value of that one.
    Map<String, String> attributes(String from, String to) {
        Map<String, String> found = new LinkedHashMap<>();
        List<?> pairs = (List<?>) value(
                "[...document.querySelectorAll('[%1$s]')].map(e => [e.getAttribute('%1$s'), e.getAttribute('%2$s')])"
                        .formatted(from, to));
        for (Object pair : pairs) {
            List<?> both = (List<?>) pair;
            found.put(String.valueOf(both.get(0)), String.valueOf(both.get(1)));
        }
        return found;
    }

    /// Points at a place in an element, in shares of its width and height, from its left upper corner.
    void pointAt(String selector, double right, double down) {
        WebElement element = element(selector);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        int x = (int) Math.round((right - 0.5) * element.getSize().width);
        int y = (int) Math.round((down - 0.5) * element.getSize().height);
        new Actions(driver).moveToElement(element, x, y).perform();
    }

    /// The page as a picture, as PNG, for a person to look at.
    void picture(Path file) throws IOException {
        Files.write(file, picture());
    }

    /// The visible part of the page as a picture, as PNG.
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
