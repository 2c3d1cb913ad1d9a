package org.kith.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The look's own files, each at an address that bears its content's hash, so that a browser may keep it for good.
@Component
public class Look {

    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Look() {
        var govuk =
                Stylesheet.ofGovukFrontend(text(WEBJARS + "govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css"));
        put("kith.css", "text/css;charset=UTF-8", govuk + Stylesheet.minified(text("kith.css")));
        put("mark.svg", "image/svg+xml", text("mark.svg"));
    }

    /// The address of one of the files.
    public String path(String name) {
        var asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("the look has no " + name);
        }
        return "/look/" + asset.hash() + "/" + name;
    }

    /// The file that has had this name and this hash since the application started.
    public Optional<Asset> asset(String name, String hash) {
        return Optional.ofNullable(assets.get(name))
                .filter(asset -> asset.hash().equals(hash));
    }

    private void put(String name, String contentType, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        assets.put(name, new Asset(contentType, hashOf(bytes), bytes));
    }

    private static String text(String resource) {
        try (InputStream in = Look.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    private static String hashOf(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file of the look as it is sent.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Asset(String contentType, String hash, byte[] content) {}
}
